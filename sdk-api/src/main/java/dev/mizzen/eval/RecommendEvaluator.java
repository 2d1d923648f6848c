package dev.mizzen.eval;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommendRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures recommenders on held-out interactions. An item is relevant for a user if the pair was
 * held out; users without held-out items are left out. Immutable.
 *
 * {@snippet :
 * RecommendEvaluation all =
 *     RecommendEvaluator.fullSort()
 *         .evaluate(model, training, heldOut, List.of(Metric.recall(20), Metric.ndcg(20)));
 * }
 *
 * <p>The metrics are those of {@link Metric} with grades 0 and 1, so the ideal ranking behind NDCG
 * has {@code min(held-out items, k)} items. Equal scores rank as the model ranks them: by the
 * item's ordinal.
 */
public final class RecommendEvaluator {
  private final OptionalInt negatives;
  private final long seed;

  private RecommendEvaluator(OptionalInt negatives, long seed) {
    this.negatives = negatives;
    this.seed = seed;
  }

  /** Each user's held-out items among all items that the model knows, without those of training. */
  public static RecommendEvaluator fullSort() {
    return new RecommendEvaluator(OptionalInt.empty(), 0);
  }

  /**
   * Each user's held-out items among as many drawn for that user from the items of training, each
   * at most once, none of which the user has dealt with. The same seed draws the same. Such figures
   * are not comparable with those of other numbers or of the full sort (Krichene and Rendle, KDD
   * 2020).
   *
   * @param negatives at least 1
   */
  public static RecommendEvaluator sampled(int negatives, long seed) {
    if (negatives < 1) {
      throw new IllegalArgumentException("negatives must be at least 1, got " + negatives);
    }
    return new RecommendEvaluator(OptionalInt.of(negatives), seed);
  }

  /** As the other, without anyone to hear how far it is. */
  public RecommendEvaluation evaluate(
      Recommender model,
      Iterable<Interaction> training,
      Iterable<Interaction> heldOut,
      List<Metric> metrics) {
    return evaluate(model, training, heldOut, metrics, ProgressListener.NONE);
  }

  /**
   * Measures.
   *
   * @param training what the model was trained on
   * @param metrics each with a depth
   * @throws IllegalArgumentException if there is no metric, or one without a depth
   */
  public RecommendEvaluation evaluate(
      Recommender model,
      Iterable<Interaction> training,
      Iterable<Interaction> heldOut,
      List<Metric> metrics,
      ProgressListener progress) {
    int depth = depth(metrics);
    Gathering all = new Gathering(training, heldOut, metrics, depth);
    if (negatives.isPresent()) {
      sample(model, all.data(), depth, negatives.getAsInt(), all.tally(), progress);
    } else {
      model.recommendAll(depth, (user, ranking) -> all.tally().add(user, ranking), progress);
    }
    return all.tally().evaluation(protocol(), model.report().items());
  }

  private static int depth(List<Metric> metrics) {
    int depth = metrics.stream().mapToInt(Metric::depth).max().orElse(0);
    if (depth == 0 || metrics.stream().anyMatch(metric -> metric.depth() == Metric.ALL)) {
      throw new IllegalArgumentException(
          "name at least 1 metric, each with a depth, got " + metrics);
    }
    return depth;
  }

  private String protocol() {
    String masked = "; items of a user's training data are masked; ties by ordinal";
    return negatives.isPresent()
        ? String.format(Locale.ROOT, "among %d sampled items, seed %d", negatives.getAsInt(), seed)
            + masked
        : "full sort over all items" + masked;
  }

  private void sample(
      Recommender model,
      EvaluationData data,
      int depth,
      int count,
      EvaluationTally tally,
      ProgressListener progress) {
    List<EvaluationItem> items = data.trainingItems();
    Random random = new Random(seed);
    int done = 0;
    for (EvaluationUser user : data.heldOut()) {
      Set<String> candidates = ids(user.heldOut());
      Set<String> seen = ids(user.training());
      int most = items.size() - seen.size() - user.heldOut().size();
      int wanted = user.heldOut().size() + Math.min(count, Math.max(0, most));
      while (candidates.size() < wanted) {
        String item = items.get(random.nextInt(items.size())).id();
        if (!seen.contains(item)) {
          candidates.add(item);
        }
      }
      if (!seen.isEmpty()) {
        RecommendRequest request =
            RecommendRequest.forUser(user.id()).limit(depth).allow(candidates);
        tally.add(user.id(), model.recommend(request));
      }
      progress.onProgress("evaluate", ++done, data.heldOut().size());
    }
  }

  private static Set<String> ids(List<EvaluationItem> items) {
    Set<String> ids = LinkedHashSet.newLinkedHashSet(items.size());
    items.forEach(item -> ids.add(item.id()));
    return ids;
  }

  /**
   * Compares two models by the paired bootstrap over users and the randomisation test, as {@link
   * RankingEvaluator#compare} does.
   *
   * @throws IllegalArgumentException if the evaluations are of different users, or {@code metric}
   *     was not measured
   */
  public static Comparison compare(
      RecommendEvaluation system,
      RecommendEvaluation baseline,
      Metric metric,
      int resamples,
      long seed) {
    return RankingEvaluator.create()
        .compare(system.report(), baseline.report(), metric, resamples, seed);
  }

  /** Reads the data when the first user comes: models rank the next ones meanwhile. */
  private static final class Gathering {
    private final Iterable<Interaction> training;
    private final Iterable<Interaction> heldOut;
    private final List<Metric> metrics;
    private final int depth;
    private @Nullable EvaluationData data;
    private @Nullable EvaluationTally tally;

    Gathering(
        Iterable<Interaction> training,
        Iterable<Interaction> heldOut,
        List<Metric> metrics,
        int depth) {
      this.training = training;
      this.heldOut = heldOut;
      this.metrics = metrics;
      this.depth = depth;
    }

    EvaluationData data() {
      if (data == null) {
        data = EvaluationData.of(training, heldOut);
      }
      return data;
    }

    EvaluationTally tally() {
      if (tally == null) {
        tally = new EvaluationTally(data(), metrics, depth);
      }
      return tally;
    }
  }
}
