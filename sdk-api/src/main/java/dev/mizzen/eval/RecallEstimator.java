package dev.mizzen.eval;

import dev.mizzen.Retriever;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Tells what the defaults of approximate search cost on your own documents and queries: runs each
 * query exactly, as it is, and with other settings, and compares.
 *
 * {@snippet :
 * RecallEstimate estimate = RecallEstimator.estimate(retriever, queries, 10, 42);
 * estimate.lines().forEach(System.out::println);
 * }
 *
 * <p>Queries are of {@link Mode#LATE} or {@link Mode#DENSE}. Documents count by their scores in the
 * comparison with every vector, so settings whose own scores are approximate are judged alike.
 * Where vectors are kept as codes only, the comparison is with what codes stand for. Without
 * queries of your users, {@link SampledQueries} makes some of documents. Cost: a comparison with
 * every vector and a search with each setting, for each query. The interval is the percentile
 * bootstrap over queries; where all queries found everything it begins at {@code 1 − 3/n} (rule of
 * three). The same seed gives the same intervals.
 */
public final class RecallEstimator {
  private static final double LEVEL = 0.95;
  private static final int RESAMPLES = 2000;
  private static final double TIE = 1e-6;

  /** Times k documents that the comparison with everything tells of, for ties with the k-th. */
  private static final int DEPTH = 4;

  private final Retriever retriever;
  private final int k;
  private final long seed;

  private RecallEstimator(Retriever retriever, int k, long seed) {
    this.retriever = retriever;
    this.k = k;
    this.seed = seed;
  }

  /** With settings that show where recall and time go: fewer and more probes and candidates. */
  public static RecallEstimate estimate(
      Retriever retriever, List<Query> queries, int k, long seed) {
    Map<String, UnaryOperator<Query>> variants = new LinkedHashMap<>();
    if (queries.stream().allMatch(query -> query.mode() == Mode.LATE)) {
      for (int probes : new int[] {4, 8, 32, 64}) {
        variants.put("probes(" + probes + ")", query -> query.probes(probes));
      }
    }
    for (int times : new int[] {2, 4}) {
      variants.put(
          "candidates × " + times,
          query -> query.candidates(Math.min(Query.MAX_LIMIT, times * query.candidates())));
    }
    return estimate(retriever, queries, k, variants, seed);
  }

  /**
   * With settings of your own.
   *
   * @param k how many best documents count
   * @param variants by name, what to change of each query
   * @throws IllegalArgumentException if there is no query, or one of another mode
   */
  public static RecallEstimate estimate(
      Retriever retriever,
      List<Query> queries,
      int k,
      Map<String, UnaryOperator<Query>> variants,
      long seed) {
    for (Query query : queries) {
      if (query.mode() != Mode.LATE && query.mode() != Mode.DENSE) {
        throw new IllegalArgumentException("recall is of LATE and DENSE, not of " + query.mode());
      }
    }
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("recall needs at least one query, got 0");
    }
    return new RecallEstimator(retriever, k, seed).run(queries, variants);
  }

  private RecallEstimate run(List<Query> queries, Map<String, UnaryOperator<Query>> variants) {
    List<SearchResult> truth = new ArrayList<>();
    List<Query> answered = new ArrayList<>();
    for (Query query : queries) {
      SearchResult exact =
          retriever.search(exact(query.limit(Math.min(Query.MAX_LIMIT, DEPTH * k))));
      if (!exact.hits().isEmpty()) {
        truth.add(exact);
        answered.add(query.limit(k));
      }
    }
    List<RecallEstimate.Line> lines = new ArrayList<>();
    lines.add(line("exact()", truth, truth));
    lines.add(line("as asked", truth, searched(answered, query -> query)));
    variants.forEach((name, change) -> lines.add(line(name, truth, searched(answered, change))));
    return new RecallEstimate(k, truth.size(), LEVEL, lines);
  }

  private static Query exact(Query query) {
    return query.mode() == Mode.LATE ? query.candidatesFrom(Mode.LATE).exact() : query.exact();
  }

  private List<SearchResult> searched(List<Query> queries, UnaryOperator<Query> change) {
    return queries.stream().map(query -> retriever.search(change.apply(query))).toList();
  }

  private RecallEstimate.Line line(
      String name, List<SearchResult> truth, List<SearchResult> results) {
    double[] recalls = new double[truth.size()];
    Duration time = Duration.ZERO;
    for (int i = 0; i < recalls.length; i++) {
      recalls[i] = recall(truth.get(i), results.get(i));
      for (SearchResult.Stage stage : results.get(i).stages()) {
        time = stage.name().equals("encode") ? time : time.plus(stage.time());
      }
    }
    double[] interval = interval(recalls);
    return new RecallEstimate.Line(
        name, mean(recalls), interval[0], interval[1], time.dividedBy(Math.max(1, recalls.length)));
  }

  /** By exact scores, since those of the hits may be approximate. */
  private double recall(SearchResult exact, SearchResult found) {
    List<Hit> best = exact.hits();
    int wanted = Math.min(k, best.size());
    double least = best.get(wanted - 1).score() - TIE;
    Set<String> good = new HashSet<>();
    for (Hit hit : best) {
      if (hit.score() >= least) {
        good.add(hit.id());
      }
    }
    long met = found.hits().stream().limit(k).filter(hit -> good.contains(hit.id())).count();
    return (double) met / wanted;
  }

  private double[] interval(double[] values) {
    int n = values.length;
    if (Arrays.stream(values).allMatch(value -> value >= 1)) {
      return new double[] {Math.max(0, 1 - 3.0 / Math.max(1, n)), 1};
    }
    Random random = new Random(seed);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += values[random.nextInt(n)];
      }
      means[r] = sum / n;
    }
    Arrays.sort(means);
    int tail = (int) Math.round(RESAMPLES * (1 - LEVEL) / 2);
    return new double[] {means[tail], means[RESAMPLES - 1 - tail]};
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(1);
  }
}
