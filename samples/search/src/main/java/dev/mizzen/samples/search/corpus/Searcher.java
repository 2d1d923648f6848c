package dev.mizzen.samples.search.corpus;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    if (mode == Mode.DENSE && !result.hits().isEmpty()) {
      long marking = System.nanoTime();
      result = withWords(result, text);
      stages.add(new SearchResult.Stage("words", since(marking)));
    }
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

  /** Meaning is found in a text as a whole; words that it shares with the question still help. */
  private SearchResult withWords(SearchResult found, String text) {
    Query words =
        Query.bm25(text).filter(Filter.ids(found.ids())).limit(found.hits().size()).highlight();
    Map<String, List<Highlight>> highlights =
        index.retriever().search(words).hits().stream()
            .collect(Collectors.toMap(Hit::id, Hit::highlights));
    List<Hit> hits =
        found.hits().stream()
            .map(hit -> withHighlights(hit, highlights.getOrDefault(hit.id(), List.of())))
            .toList();
    return new SearchResult(
        hits,
        found.total(),
        found.totalIsExact(),
        found.partial(),
        found.cursor(),
        found.facets(),
        found.stages());
  }

  private static Hit withHighlights(Hit hit, List<Highlight> highlights) {
    return new Hit(hit.document(), hit.score(), hit.rank(), hit.parts(), highlights);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
