package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.train.TrainingTask;
import dev.mizzen.kernels.graph.CsrGraph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The training of LightGCN (He et al., arXiv:2002.02126). An example is a user with all
 * interactions, so that a batch is a few thousand users; everything is propagated once for each
 * batch, and the gradient once back. An epoch may be a single step.
 */
final class LightGcnTask implements TrainingTask {
  /** Hears of evaluations. */
  @FunctionalInterface
  interface Evaluated {
    /** Hears of one after {@code step}, without a quality if nothing was held out. */
    void hear(long step, HeldOut.@Nullable Quality quality);
  }

  private final Bipartite graph;
  private final LightGcnSettings settings;
  private final FactorKernels kernels;
  private final float[] users;
  private final float[] items;
  private final int[] examples;
  private final Propagation propagation;
  private final FactorLoss loss;
  private final int[] touched;
  private final String fingerprint;
  private final int evaluationEpochs;
  private final @Nullable HeldOut heldOut;
  private final Evaluated evaluated;
  private long lastStep;

  LightGcnTask(
      Bipartite graph,
      LightGcnSettings settings,
      double temperature,
      long seed,
      int evaluationEpochs,
      @Nullable HeldOut heldOut,
      Evaluated evaluated,
      FactorKernels kernels) {
    this.graph = graph;
    this.settings = settings;
    this.kernels = kernels;
    this.evaluationEpochs = evaluationEpochs;
    this.heldOut = heldOut;
    this.evaluated = evaluated;
    int dimension = settings.dimension();
    users = new float[Math.multiplyExact(graph.users().rows(), dimension)];
    items = new float[Math.multiplyExact(graph.items().rows(), dimension)];
    Draws.normal(users, settings.deviation(), Draws.of(seed, -2));
    Draws.normal(items, settings.deviation(), Draws.of(seed, -3));
    examples = withInteractions(graph.users());
    propagation =
        new Propagation(
            graph,
            dimension,
            settings.layers(),
            settings.first(),
            kernels.convolution(),
            kernels.workers());
    loss =
        switch (settings.loss()) {
          case BPR -> new BprLoss(graph.users(), dimension, seed, kernels);
          case SOFTMAX -> new SoftmaxLoss(graph, settings, temperature, seed, kernels);
        };
    touched = new int[graph.items().rows()];
    fingerprint = "lightgcn " + settings + " " + checksum(graph.users());
  }

  private static int[] withInteractions(CsrGraph graph) {
    int[] found = new int[graph.rows()];
    int count = 0;
    for (int user = 0; user < found.length; user++) {
      if (graph.degree(user) > 0) {
        found[count++] = user;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static String checksum(CsrGraph graph) {
    CRC32C sum = new CRC32C();
    for (int[] part : new int[][] {graph.starts(), graph.neighbours()}) {
      for (int value : part) {
        sum.update(value);
        sum.update(value >>> 8);
        sum.update(value >>> 16);
        sum.update(value >>> 24);
      }
    }
    return graph + " " + Long.toHexString(sum.getValue());
  }

  @Override
  public List<float[]> weights() {
    return List.of(users, items);
  }

  @Override
  public int examples() {
    return examples.length;
  }

  @Override
  public int evaluationEpochs() {
    return evaluationEpochs;
  }

  @Override
  public double step(int[] of, List<float[]> gradients) {
    return step(0, of, gradients);
  }

  @Override
  public double step(long step, int[] of, List<float[]> gradients) {
    lastStep = step;
    UserBatch batch =
        new UserBatch(graph.users(), Arrays.stream(of).map(n -> examples[n]).toArray());
    propagation.run(users, items);
    Arrays.fill(touched, 0);
    float[] toUsers = gradients.get(0);
    float[] toItems = gradients.get(1);
    double value =
        loss.loss(batch, step, propagation.users(), propagation.items(), touched, toUsers, toItems);
    propagation.runInPlace(toUsers, toItems);
    return settings.l2() == 0 ? value : value + shrink(batch, toUsers, toItems);
  }

  /** {@code λ/2·‖X‖²} over the rows of each pair, a mean over pairs. */
  private double shrink(UserBatch batch, float[] toUsers, float[] toItems) {
    double factor = settings.l2() / batch.pairs();
    double sum = 0;
    for (int n = 0; n < batch.users.length; n++) {
      sum += shrink(users, batch.users[n], batch.starts[n + 1] - batch.starts[n], factor, toUsers);
    }
    for (int item = 0; item < touched.length; item++) {
      if (touched[item] > 0) {
        sum += shrink(items, item, touched[item], factor, toItems);
      }
    }
    return sum;
  }

  private double shrink(float[] rows, int row, int count, double factor, float[] gradients) {
    int dimension = settings.dimension();
    float slope = (float) (factor * count);
    double squares = 0;
    for (int k = row * dimension; k < (row + 1) * dimension; k++) {
      gradients[k] += slope * rows[k];
      squares += (double) rows[k] * rows[k];
    }
    return 0.5 * factor * count * squares;
  }

  /** Less recall counts as loss; without held-out interactions the last step is the best. */
  @Override
  public double validate() {
    if (heldOut == null) {
      evaluated.hear(lastStep, null);
      return -lastStep;
    }
    Propagation last = propagated();
    HeldOut.Quality quality =
        heldOut.measure(kernels.ranking(), last.users(), last.items(), settings.dimension());
    evaluated.hear(lastStep, quality);
    return -quality.recall();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  /** The checkpoint has the best values too. */
  @Override
  public void keep(Path folder) {}

  /** The vectors of the present values, those of items as they are ranked. */
  Propagation propagated() {
    propagation.run(users, items);
    RowLengths.power(
        kernels.workers(), propagation.items(), settings.dimension(), settings.length());
    return propagation;
  }

  /**
   * {@code [I × dimension]}: what each item of a history adds to a user's vector, before the factor
   * {@code 1/√(length of the history)}. A user's layer k is the sum of layer k − 1 of the items, so
   * it takes one layer less to know them.
   */
  float[] histories() {
    int layers = Math.max(0, settings.layers() - 1);
    propagation.runAll(users, items, layers);
    boolean own = settings.first() && settings.layers() > 0;
    float share = own ? (float) (layers + 1) / (layers + 2) : 1;
    float[] rows = new float[items.length];
    int dimension = settings.dimension();
    for (int item = 0; item < touched.length; item++) {
      float scale = share / (float) Math.sqrt(Math.max(1, graph.items().degree(item)));
      for (int k = item * dimension; k < (item + 1) * dimension; k++) {
        rows[k] = scale * propagation.items()[k];
      }
    }
    return rows;
  }
}
