package dev.mizzen.bench.accuracy;

import dev.mizzen.Retriever;
import dev.mizzen.eval.Run;
import dev.mizzen.search.Hit;
import dev.mizzen.search.SearchResult;
import java.util.Arrays;
import java.util.List;

/** Asks a retriever many queries, for the rankings or for the time. */
public final class Searches {
  /** How many documents a ranking holds, as in trec_eval's habit. */
  public static final int DEPTH = 1000;

  /** How many documents a timed search asks for: a page of results. */
  public static final int PAGE = 10;

  private static final int TIMED_ROUNDS = 3;

  private final Retriever retriever;

  /** Searches in {@code retriever}. */
  public Searches(Retriever retriever) {
    this.retriever = retriever;
  }

  /** The rankings of all queries, {@value #DEPTH} deep. */
  public Run run(List<EncodedQuery> queries, Ranker ranker) {
    return run(queries, ranker, DEPTH);
  }

  /** The first {@value #PAGE} documents of all queries. */
  public Run page(List<EncodedQuery> queries, Ranker ranker) {
    return run(queries, ranker, PAGE);
  }

  private Run run(List<EncodedQuery> queries, Ranker ranker, int depth) {
    Run.Builder run = Run.builder();
    for (EncodedQuery query : queries) {
      SearchResult result = retriever.search(ranker.query(query, depth));
      run.add(query.id(), result.hits().stream().map(Searches::scored).toList());
    }
    return run.build();
  }

  private static Run.Scored scored(Hit hit) {
    return new Run.Scored(hit.id(), (float) hit.score());
  }

  /** How fast the queries are answered, one after another, after one round to warm up. */
  public Speed time(List<EncodedQuery> queries, Ranker ranker) {
    queries.forEach(query -> retriever.search(ranker.query(query, PAGE)));
    double[] millis = new double[TIMED_ROUNDS * queries.size()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      retriever.search(ranker.query(queries.get(i % queries.size()), PAGE));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return Speed.of(millis);
  }

  /**
   * How fast searches were.
   *
   * @param queriesPerSecond of one thread
   * @param p50Millis half were no slower
   * @param p99Millis 99 in 100 were no slower
   */
  public record Speed(double queriesPerSecond, double p50Millis, double p99Millis) {
    /** The figures of single searches' times. */
    static Speed of(double[] millis) {
      if (millis.length == 0) {
        return new Speed(0, 0, 0);
      }
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      return new Speed(
          1000 * sorted.length / Arrays.stream(sorted).sum(),
          percentile(sorted, 0.50),
          percentile(sorted, 0.99));
    }

    /** The smallest value that at least {@code share} of the values do not exceed. */
    private static double percentile(double[] sorted, double share) {
      return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
  }
}
