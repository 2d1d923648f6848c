package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.GraphConvolution;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The embarrassingly shallow autoencoder (Steck, WWW 2019): {@code P = (RᵀR + λI)⁻¹}, {@code B_ij =
 * −P_ij ⁄ P_jj} off the diagonal, in one array.
 *
 * <p>Settings: {@code lambda} (500); {@code items}, how many of the most popular items take part (0
 * for all, and the others are never recommended); {@code form}: {@code items} inverts a matrix of
 * all items and keeps B, {@code users} inverts {@code RRᵀ + λI} and keeps that, with the same
 * answers ({@link UserKernel}), {@code auto} takes the smaller of the two. Cost n³ flops and n²
 * floats, n the number of items or users.
 */
public final class Ease implements ModelKind {
  /** The most rows of a square array. */
  static final int MOST = 46_340;

  private static final String WEIGHTS = "weights";
  private static final String CHOSEN = "chosen";
  private static final String INVERSE = "inverse";

  /** For the list of kinds. */
  public Ease() {}

  @Override
  public String id() {
    return "ease";
  }

  @Override
  public Plan plan(Settings settings) {
    double lambda = settings.real("lambda", 500, 1e-3, 1e9);
    int most = settings.whole("items", 0, 0, MOST);
    String form = settings.choice("form", "auto", "auto", "items", "users");
    if (most > 0 && form.equals("users")) {
      throw new IllegalArgumentException(
          "the setting 'items' of ease is for the form of items, got 'form' users");
    }
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        return ofUsers(training.interactions().graph())
            ? trainUsers(training, lambda)
            : trainItems(training, lambda, most);
      }

      private boolean ofUsers(CsrGraph graph) {
        return form.equals("users")
            || (form.equals("auto") && most == 0 && graph.rows() < graph.columns());
      }

      @Override
      public Scorer load(SavedModel saved) {
        return ofUsers(saved.interactions().graph()) ? loadUsers(saved, lambda) : loadItems(saved);
      }
    };
  }

  private static Scorer trainItems(Training training, double lambda, int most) {
    int[] degrees = training.interactions().itemDegrees();
    int[] chosen = chosen(degrees, most == 0 ? degrees.length : most);
    float[] matrix = negatedInverse(training, training.interactions().graph(), chosen, lambda);
    Workers workers = training.resources().workers();
    ItemWeights.fromNegatedInverse(matrix, chosen.length, workers);
    return new ItemWeights(chosen, matrix, degrees.length, workers);
  }

  private static Scorer trainUsers(Training training, double lambda) {
    CsrGraph users = training.interactions().graph();
    int[] all = IntStream.range(0, users.rows()).toArray();
    float[] matrix = negatedInverse(training, users.transpose(), all, lambda);
    Training.Resources on = training.resources();
    UserKernel.fromNegatedInverse(matrix, users.rows(), on.workers());
    return new UserKernel(
        users,
        matrix,
        lambda,
        new GraphConvolution(on.backend().graphConvolution(on.workers())),
        on.workers());
  }

  private static float[] negatedInverse(
      Training training, CsrGraph graph, int[] chosen, double lambda) {
    Training.Resources on = training.resources();
    HeapNeed.require(chosen.length, on.workers().threads());
    float[] matrix = Gram.of(graph, chosen, lambda);
    int blocks = SymmetricInverse.blocks(chosen.length);
    SymmetricInverse.negated(
        matrix,
        chosen.length,
        new Dense(on.backend().dense(Workers.caller())),
        on.workers(),
        done -> training.progress("invert", done, blocks));
    return matrix;
  }

  private static Scorer loadItems(SavedModel saved) {
    int items = saved.interactions().items().size();
    int[] chosen = saved.ints(CHOSEN);
    // Checks that they are ordinals, and ascend.
    CsrGraph.of(items, new int[] {0, chosen.length}, chosen);
    float[] weights = saved.floats(WEIGHTS, (long) chosen.length * chosen.length);
    return new ItemWeights(chosen, weights, items, saved.workers());
  }

  private static Scorer loadUsers(SavedModel saved, double lambda) {
    CsrGraph users = saved.interactions().graph();
    return new UserKernel(
        users,
        saved.floats(INVERSE, (long) users.rows() * users.rows()),
        lambda,
        new GraphConvolution(saved.backend().graphConvolution(saved.workers())),
        saved.workers());
  }

  /** The most popular items, in the order of their ordinals. */
  private static int[] chosen(int[] degrees, int most) {
    return IntStream.range(0, degrees.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> -degrees[i]).thenComparing(i -> i))
        .limit(most)
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }
}
