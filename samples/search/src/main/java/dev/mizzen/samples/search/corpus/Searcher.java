package dev.mizzen.samples.search.corpus;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the index. Safe for use by many threads. */
public final class Searcher {
  private final CorpusIndex index;

  /** Over an open index. */
  public Searcher(CorpusIndex index) {
    this.index = index;
  }

  /**
   * The best documents for {@code text}.
   *
   * @throws IllegalArgumentException if the index cannot be searched in this mode
   */
  public Answer ask(Mode mode, String text, int limit) {
    requirePossible(mode);
    Coverage coverage = index.coverage();
    long start = System.nanoTime();
    List<SearchResult.Stage> stages = new ArrayList<>();
    Query query = Query.of(mode, text).limit(limit).highlight();
    if (mode != Mode.BM25 && !text.isBlank()) {
      query = withVectors(query);
      stages.add(new SearchResult.Stage("encode", since(start)));
    }
    SearchResult result = index.retriever().search(query);
    stages.addAll(result.stages());
    return new Answer(mode, text, result, stages, since(start), coverage);
  }

  /**
   * Says whether the index can be searched in this mode.
   *
   * @throws IllegalArgumentException if not, with what to do
   */
  public void requirePossible(Mode mode) {
    if (mode == Mode.LATE && !index.hasTokenVectors()) {
      throw new IllegalArgumentException(
          "late interaction needs token vectors, which this index lacks: start with --tokens");
    }
  }

  private Query withVectors(Query query) {
    EncodeOptions options =
        query.mode() == Mode.LATE
            ? EncodeOptions.query().withTokenVectors()
            : EncodeOptions.query();
    Encoding.Window window = index.embedder().encode(query.text(), options).windows().getFirst();
    Query complete = window.embedding().map(query::vector).orElse(query);
    return window.tokenVectors().map(complete::tokenVectors).orElse(complete);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
