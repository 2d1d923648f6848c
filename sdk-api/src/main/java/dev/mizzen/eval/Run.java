package dev.mizzen.eval;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a system retrieved: for each query a ranking in trec_eval's order, which is that of {@link
 * #ORDER} whatever order the system gave. Immutable.
 */
public final class Run {
  /**
   * Score descending, then id descending by the bytes of its UTF-8 form. Scores are 32-bit floats,
   * as trec_eval reads them, so that a run in memory and its file rank alike.
   */
  public static final Comparator<Scored> ORDER =
      (a, b) -> {
        int byScore = Float.compare(b.score, a.score);
        return byScore != 0 ? byScore : Arrays.compareUnsigned(utf8(b.document), utf8(a.document));
      };

  private final Map<String, List<Scored>> rankings;

  private Run(Map<String, List<Scored>> rankings) {
    this.rankings = rankings;
  }

  /**
   * One retrieved document.
   *
   * @param document its id
   * @param score higher is better
   */
  public record Scored(String document, float score) {
    /** Refuses NaN, which has no place in an order; −0 counts as 0. */
    public Scored {
      Objects.requireNonNull(document, "document");
      if (Float.isNaN(score)) {
        throw new IllegalArgumentException("the score of document '" + document + "' is NaN");
      }
      score = score == 0 ? 0 : score;
    }
  }

  /** Starts a run. */
  public static Builder builder() {
    return new Builder();
  }

  /** The queries with a ranking, in the order they were added. */
  public Set<String> queries() {
    return rankings.keySet();
  }

  /** A query's documents, best first; empty if there is none. */
  public List<Scored> ranking(String query) {
    return rankings.getOrDefault(query, List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Run that && rankings.equals(that.rankings);
  }

  @Override
  public int hashCode() {
    return rankings.hashCode();
  }

  @Override
  public String toString() {
    return "Run[queries=" + rankings.size() + "]";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gathers rankings. Not thread-safe. */
  public static final class Builder {
    private final SequencedMap<String, List<Scored>> rankings = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a query's documents, in any order.
     *
     * @throws IllegalArgumentException if the query has a ranking already, or a document occurs
     *     twice
     */
    public Builder add(String query, List<Scored> documents) {
      List<Scored> ranking = documents.stream().sorted(ORDER).toList();
      Set<String> seen = new HashSet<>();
      for (Scored scored : ranking) {
        if (!seen.add(scored.document)) {
          throw new IllegalArgumentException(
              "document '" + scored.document + "' occurs twice in query '" + query + "'");
        }
      }
      if (rankings.putIfAbsent(Objects.requireNonNull(query, "query"), ranking) != null) {
        throw new IllegalArgumentException("query '" + query + "' has a ranking already");
      }
      return this;
    }

    /** The run. */
    public Run build() {
      return new Run(Collections.unmodifiableMap(new LinkedHashMap<>(rankings)));
    }
  }
}
