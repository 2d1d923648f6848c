package dev.mizzen.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Relevance judgments: for each query, grades of documents. A grade of at least 1 means relevant;
 * what is not judged counts as not relevant. Immutable.
 */
public final class Qrels {
  private final Map<String, Map<String, Integer>> grades;

  private Qrels(Map<String, Map<String, Integer>> grades) {
    this.grades = grades;
  }

  /** Starts a set of judgments. */
  public static Builder builder() {
    return new Builder();
  }

  /** The judged queries, in the order they were added. */
  public Set<String> queries() {
    return grades.keySet();
  }

  /** The grades of a query's judged documents, in the order they were added; empty if unknown. */
  public Map<String, Integer> grades(String query) {
    return grades.getOrDefault(query, Map.of());
  }

  /** The number of judgments. */
  public int size() {
    return grades.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Qrels that && grades.equals(that.grades);
  }

  @Override
  public int hashCode() {
    return grades.hashCode();
  }

  @Override
  public String toString() {
    return "Qrels[queries=" + grades.size() + ", judgments=" + size() + "]";
  }

  /** Gathers judgments. Not thread-safe. */
  public static final class Builder {
    private final SequencedMap<String, Map<String, Integer>> grades = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds one judgment.
     *
     * @throws IllegalArgumentException if the pair was judged before
     */
    public Builder add(String query, String document, int grade) {
      Objects.requireNonNull(query, "query");
      Objects.requireNonNull(document, "document");
      Integer before =
          grades.computeIfAbsent(query, q -> new LinkedHashMap<>()).putIfAbsent(document, grade);
      if (before != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "query '%s' and document '%s' are judged twice: %d and %d",
                query,
                document,
                before,
                grade));
      }
      return this;
    }

    /** The judgments. */
    public Qrels build() {
      SequencedMap<String, Map<String, Integer>> copy = new LinkedHashMap<>();
      grades.forEach(
          (query, g) -> copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(g))));
      return new Qrels(Collections.unmodifiableMap(copy));
    }
  }
}
