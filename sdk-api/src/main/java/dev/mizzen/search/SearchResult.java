package dev.mizzen.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a {@link Query}, from one consistent state of the index.
 *
 * @param hits best first
 * @param total how many documents matched, over all pages, and in vector modes how many candidates;
 *     under {@link Query#groupByParent()} passages count, not their parents
 * @param totalIsExact whether {@code total} was counted to the end, else it is a lower bound
 * @param partial whether the time was up before all was seen
 * @param cursor where the next page starts, if there may be one; none if {@code partial}, since
 *     what was not seen might belong before it
 * @param facets counts by metadata field over all that matched, most frequent first, ties by value;
 *     a document counts once for each of its values; under {@link Query#groupByParent()} every
 *     passage that matched counts, not only the one shown for its parent
 * @param stages how long each stage took, in order
 */
public record SearchResult(
    List<Hit> hits,
    long total,
    boolean totalIsExact,
    boolean partial,
    Optional<String> cursor,
    Map<String, List<FacetCount>> facets,
    List<Stage> stages) {
  /** Copies the collections. */
  public SearchResult {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
    stages = List.copyOf(stages);
  }

  /** The ids of the hits, best first. */
  public List<String> ids() {
    return hits.stream().map(Hit::id).toList();
  }

  /**
   * How often a value occurs.
   *
   * @param value as text
   * @param count of documents
   */
  public record FacetCount(String value, long count) {}

  /**
   * One step of a search.
   *
   * @param name such as {@code "encode"}, {@code "bm25"}, {@code "dense"}, {@code "late"}, {@code
   *     "fuse"}, {@code "load"}, {@code "highlight"}
   * @param time on the clock
   */
  public record Stage(String name, Duration time) {}
}
