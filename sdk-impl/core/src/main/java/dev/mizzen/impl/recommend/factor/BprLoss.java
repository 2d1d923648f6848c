package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * {@code log(1 + exp(−(⟨u, i⟩ − ⟨u, j⟩)))} for each pair of user u and item i and an item j that is
 * drawn for it among those u has not met (Rendle et al., arXiv:1205.2618).
 *
 * <p>Pairs with items that were met and with those drawn are two graphs of the same shape: scores
 * are two edge products, what users get two convolutions, what items get one of the transposed
 * pairs of both.
 */
public final class BprLoss implements FactorLoss {
  /** Users in a task. */
  private static final int USERS = 64;

  private final CsrGraph graph;
  private final int dimension;
  private final long seed;
  private final FactorKernels kernels;

  /** A loss over the pairs of a graph of users and items. */
  public BprLoss(CsrGraph graph, int dimension, long seed, FactorKernels kernels) {
    this.graph = graph;
    this.dimension = dimension;
    this.seed = seed;
    this.kernels = kernels;
  }

  @Override
  public double loss(
      UserBatch batch,
      long step,
      float[] users,
      float[] items,
      int[] touched,
      float[] userGradients,
      float[] itemGradients) {
    int pairs = batch.pairs();
    Run run = new Run(batch);
    int tasks = (batch.users.length + USERS - 1) / USERS;
    Workers workers = kernels.workers();
    workers.run(tasks, task -> run.draw(task, Draws.of(seed + task, step)));
    CsrGraph met = batch.graph(batch.itemOf, graph.rows(), graph.columns());
    CsrGraph drawn = batch.graph(run.drawn, graph.rows(), graph.columns());
    kernels.edgeProduct().multiply(met, users, items, dimension, run.met);
    kernels.edgeProduct().multiply(drawn, users, items, dimension, run.unmet);
    double[] losses = new double[tasks];
    workers.run(tasks, task -> losses[task] = run.slopes(task));
    toUsers(met, run.met, items, userGradients, false);
    toUsers(drawn, run.unmet, items, userGradients, true);
    toItems(batch, batch.itemOf, run.met, users, itemGradients, false);
    toItems(batch, run.drawn, run.unmet, users, itemGradients, true);
    for (int e = 0; e < pairs; e++) {
      touched[batch.itemOf[e]]++;
      touched[run.drawn[e]]++;
    }
    return Arrays.stream(losses).sum() / pairs;
  }

  private void toUsers(
      CsrGraph pairs, float[] slopes, float[] items, float[] gradients, boolean add) {
    kernels
        .convolution()
        .multiply(
            pairs,
            EdgeWeights.of(slopes),
            items,
            dimension,
            add ? null : gradients,
            1,
            add ? gradients : null);
  }

  private void toItems(
      UserBatch batch,
      int[] itemOf,
      float[] slopes,
      float[] users,
      float[] gradients,
      boolean add) {
    new Pairs(graph.columns(), batch.userOf, itemOf, slopes)
        .toItems(kernels.convolution(), users, dimension, null, gradients, add);
  }

  /** One batch. */
  private final class Run {
    private final UserBatch batch;

    /** The drawn items, ascending for each user, and the pair that each was drawn for. */
    private final int[] drawn;

    private final int[] partner;

    /** Scores, then the slopes of the loss by them: of pairs in their order, of drawn in theirs. */
    private final float[] met;

    private final float[] unmet;

    Run(UserBatch batch) {
      this.batch = batch;
      drawn = new int[batch.pairs()];
      partner = new int[batch.pairs()];
      met = new float[batch.pairs()];
      unmet = new float[batch.pairs()];
    }

    void draw(int task, RandomGenerator random) {
      for (int n = task * USERS; n < end(task); n++) {
        int from = batch.starts[n];
        long[] keys = new long[batch.starts[n + 1] - from];
        for (int e = 0; e < keys.length; e++) {
          keys[e] = (long) Draws.unmet(graph, batch.users[n], random) << Integer.SIZE | e;
        }
        Arrays.sort(keys);
        for (int e = 0; e < keys.length; e++) {
          drawn[from + e] = (int) (keys[e] >> Integer.SIZE);
          partner[from + e] = from + (int) keys[e];
        }
      }
    }

    private int end(int task) {
      return Math.min(batch.users.length, (task + 1) * USERS);
    }

    double slopes(int task) {
      double loss = 0;
      for (int e = batch.starts[task * USERS]; e < batch.starts[end(task)]; e++) {
        double margin = (double) met[partner[e]] - unmet[e];
        double miss = Math.exp(-Math.abs(margin));
        loss += Math.log1p(miss) + Math.max(0, -margin);
        double slope = (margin < 0 ? 1 : miss) / (1 + miss) / batch.pairs();
        met[partner[e]] = (float) -slope;
        unmet[e] = (float) slope;
      }
      return loss;
    }
  }
}
