package dev.mizzen.bench.accuracy;

import dev.mizzen.Embedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queries encoded one at a time, as a user would ask them.
 *
 * @param queries in order
 * @param millisPerQuery mean time of an encoding on the clock, 0 if there was no model
 * @param prefix that the model put before each query
 */
public record EncodedQueries(List<EncodedQuery> queries, double millisPerQuery, String prefix) {
  private static final int WARM_UP = 20;

  /** Copies the list. */
  public EncodedQueries {
    queries = List.copyOf(queries);
  }

  /** Queries as words alone. */
  public static EncodedQueries words(Map<String, String> texts) {
    List<EncodedQuery> queries = new ArrayList<>();
    texts.forEach(
        (id, text) -> queries.add(new EncodedQuery(id, text, Optional.empty(), Optional.empty())));
    return new EncodedQueries(queries, 0, "");
  }

  /** Queries with vectors of {@code model}, not taken from a cache, so that their time is real. */
  public static EncodedQueries of(Embedder model, Map<String, String> texts, boolean tokens) {
    EncodeOptions options =
        tokens ? EncodeOptions.query().withTokenVectors() : EncodeOptions.query();
    texts.values().stream().limit(WARM_UP).forEach(text -> model.encode(text, options));
    List<EncodedQuery> queries = new ArrayList<>();
    long start = System.nanoTime();
    texts.forEach((id, text) -> queries.add(encode(model, id, text, options)));
    double millis = (System.nanoTime() - start) / 1e6;
    return new EncodedQueries(
        queries, texts.isEmpty() ? 0 : millis / texts.size(), model.identity().queryPrefix());
  }

  private static EncodedQuery encode(
      Embedder model, String id, String text, EncodeOptions options) {
    Encoding encoding = model.encode(text, options);
    Optional<MultiVector> tokens =
        options.tokenVectors() ? Optional.of(encoding.tokenVectors()) : Optional.empty();
    return new EncodedQuery(id, text, Optional.of(encoding.embedding()), tokens);
  }
}
