package dev.mizzen.bench.study;

import dev.mizzen.Embedder;
import dev.mizzen.embed.Encoding;
import dev.mizzen.impl.head.TokenSet;
import java.util.List;
import java.util.Map;

/**
 * The frozen vectors of queries.
 *
 * @param ids by number
 * @param tokens by number
 * @param sentences by number
 */
public record StudyQueries(List<String> ids, TokenSet tokens, List<float[]> sentences) {
  /** Encodes. */
  public static StudyQueries of(Map<String, String> queries, Embedder embedder) {
    List<Encoding> encodings = StudyCorpus.queries(List.copyOf(queries.values()), embedder);
    return new StudyQueries(
        List.copyOf(queries.keySet()),
        TokenSet.of(encodings.stream().map(Encoding::tokenVectors).toList(), embedder.dimension()),
        encodings.stream().map(e -> e.embedding().toArray()).toList());
  }
}
