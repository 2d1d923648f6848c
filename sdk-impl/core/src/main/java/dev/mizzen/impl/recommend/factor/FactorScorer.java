package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendExplanation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores {@code ⟨own + Σⱼ historyⱼ/√|h|, item⟩} for a history h: a user of the training has a
 * vector of his own besides, a stranger has none.
 */
final class FactorScorer implements Scorer {
  private static final int USERS = 64;
  private static final String DESCRIPTION =
      "the product of the user's vector and the item's; each item of the history adds a vector to"
          + " the user's, and what training learned of the user alone is the rest";

  private final int dimension;
  private final float[] users;
  private final float[] histories;
  private final float[] items;
  private final FactorKernels kernels;

  private FactorScorer(
      int dimension, float[] users, float[] histories, float[] items, FactorKernels kernels) {
    this.dimension = dimension;
    this.users = users;
    this.histories = histories;
    this.items = items;
    this.kernels = kernels;
  }

  static FactorScorer of(LightGcnModel model, FactorKernels kernels) {
    return new FactorScorer(
        model.dimension(), model.users(), model.histories(), model.items(), kernels);
  }

  static FactorScorer load(SavedModel saved, int dimension) {
    long allUsers = (long) saved.interactions().users().size() * dimension;
    long allItems = (long) saved.interactions().items().size() * dimension;
    return new FactorScorer(
        dimension,
        saved.floats("users", allUsers),
        saved.floats("histories", allItems),
        saved.floats("items", allItems),
        FactorKernels.of(saved.backend(), saved.workers()));
  }

  @Override
  public Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("users", users);
    arrays.put("histories", histories);
    arrays.put("items", items);
    return arrays;
  }

  @Override
  public int items() {
    return items.length / dimension;
  }

  /** {@code [n × dimension]} the users' vectors. */
  float[] vectors(Histories of) {
    float[] vectors = new float[of.count() * dimension];
    kernels
        .workers()
        .run(
            (of.count() + USERS - 1) / USERS,
            task -> {
              for (int n = task * USERS; n < Math.min(of.count(), (task + 1) * USERS); n++) {
                vector(of, n, vectors);
              }
            });
    return vectors;
  }

  private void vector(Histories of, int n, float[] vectors) {
    int to = n * dimension;
    int from = of.items().starts()[n];
    int end = of.items().starts()[n + 1];
    for (int e = from; e < end; e++) {
      int row = of.items().neighbours()[e] * dimension;
      for (int k = 0; k < dimension; k++) {
        vectors[to + k] += histories[row + k];
      }
    }
    float scale = scale(end - from);
    for (int k = to; k < to + dimension; k++) {
      vectors[k] *= scale;
    }
    int user = of.users()[n];
    if (user >= 0) {
      for (int k = 0; k < dimension; k++) {
        vectors[to + k] += users[user * dimension + k];
      }
    }
  }

  private static float scale(int history) {
    return (float) (1 / Math.sqrt(Math.max(1, history)));
  }

  @Override
  public void scores(Histories of, float[] scores) {
    FactorRanking.scores(kernels, vectors(of), items, dimension, scores);
  }

  @Override
  public void best(Histories of, @Nullable CsrGraph seen, int k, int[] ranked, float[] scores) {
    FactorRanking.best(kernels, vectors(of), items, dimension, seen, k, ranked, scores);
  }

  /** Cosines. */
  @Override
  public void similar(int item, float[] near) {
    int at = item * dimension;
    double length = Math.sqrt(RowDot.dot(items, at, items, at, dimension));
    for (int other = 0; other < items(); other++) {
      int row = other * dimension;
      double lengths = length * Math.sqrt(RowDot.dot(items, row, items, row, dimension));
      double dot = RowDot.dot(items, at, items, row, dimension);
      near[other] = lengths > 0 ? (float) (dot / lengths) : 0;
    }
  }

  @Override
  public Explained explain(Histories of, int item) {
    int[] history = of.history(0);
    double[] shares = new double[history.length];
    double sum = 0;
    for (int n = 0; n < history.length; n++) {
      shares[n] =
          (double) scale(history.length)
              * RowDot.dot(histories, history[n] * dimension, items, item * dimension, dimension);
      sum += shares[n];
    }
    int user = of.users()[0];
    if (user < 0) {
      return new Explained(sum, shares, List.of(), DESCRIPTION);
    }
    double own = RowDot.dot(users, user * dimension, items, item * dimension, dimension);
    return new Explained(
        sum + own,
        shares,
        List.of(new Contribution(Kind.USER, "", "what was learned of the user alone", own)),
        DESCRIPTION);
  }
}
