package dev.mizzen.bench.accuracy;

import dev.mizzen.Retriever;
import dev.mizzen.eval.Run;
import dev.mizzen.search.Hit;
import dev.mizzen.search.SearchResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks a retriever many queries, for the rankings or for the time. */
public final class Searches {
  /** How many documents a ranking holds, as in trec_eval's habit. */
  public static final int DEPTH = 1000;

  /** How many documents a timed search asks for: a page of results. */
  public static final int PAGE = 10;

  private static final int TIMED_ROUNDS = 3;
  private static final int WARM_UP = 50;
  private static final int LEAST_TIMED = 100;
  private static final long LONG_NANOS = 20_000_000_000L;

  private final Retriever retriever;

  /** Searches in {@code retriever}. */
  public Searches(Retriever retriever) {
    this.retriever = retriever;
  }

  /** The rankings of all queries, {@value #DEPTH} deep. */
  public Run run(List<EncodedQuery> queries, Ranker ranker) {
    return run(queries, ranker, DEPTH);
  }

  /** The first {@code depth} documents of all queries. */
  public Run run(List<EncodedQuery> queries, Ranker ranker, int depth) {
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

  /**
   * How fast the queries are answered, one after another, after some to warm up: three rounds, or
   * fewer if they take long.
   */
  public Speed time(List<EncodedQuery> queries, Ranker ranker) {
    queries.stream().limit(WARM_UP).forEach(query -> page(query, ranker));
    List<Double> millis = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < TIMED_ROUNDS * queries.size(); i++) {
      if (i >= LEAST_TIMED && System.nanoTime() - begin > LONG_NANOS) {
        break;
      }
      long start = System.nanoTime();
      page(queries.get(i % queries.size()), ranker);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return Speed.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private void page(EncodedQuery query, Ranker ranker) {
    retriever.search(ranker.query(query, PAGE));
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
