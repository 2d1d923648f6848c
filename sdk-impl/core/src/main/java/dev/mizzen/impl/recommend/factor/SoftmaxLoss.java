package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sampled softmax with candidates that a whole batch shares: for each pair of user u and item i
 * {@code −log(exp s(u,i) / (exp s(u,i) + Σⱼ fⱼ·exp s(u,j)))}, with {@code s} the dot product or
 * cosine over τ and {@code fⱼ} a correction for how often j is drawn (Wu et al., arXiv:2201.02327;
 * Yi et al., RecSys 2019).
 *
 * <p>All pairs of a user have the same sum over candidates. So users, not pairs, are multiplied
 * with the candidates: three dense products of {@code users × candidates}, for blocks of users that
 * stay in the cache, and never the whole table.
 */
public final class SoftmaxLoss implements FactorLoss {
  /** Scores in a block: 4 MiB. */
  private static final int BLOCK = 1 << 20;

  /** Users in a task. */
  private static final int USERS = 16;

  private final Bipartite graph;
  private final LightGcnSettings settings;
  private final int dimension;
  private final float sharpness;
  private final long seed;
  private final FactorKernels kernels;
  private final int blockUsers;
  private final float[] block;
  private final float[] blockRows;
  private final float[] blockGradients;

  /** A loss over the pairs of a graph. */
  public SoftmaxLoss(
      Bipartite graph,
      LightGcnSettings settings,
      double temperature,
      long seed,
      FactorKernels kernels) {
    this.graph = graph;
    this.settings = settings;
    this.dimension = settings.dimension();
    this.sharpness = (float) (1 / temperature);
    this.seed = seed;
    this.kernels = kernels;
    this.blockUsers = Math.max(USERS, Math.min(4096, BLOCK / settings.negatives()));
    this.block = new float[blockUsers * settings.negatives()];
    this.blockRows = new float[blockUsers * dimension];
    this.blockGradients = new float[blockUsers * dimension];
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
    Candidates candidates = Candidates.draw(settings, graph, seed, step);
    return new Run(batch, users, items, candidates).loss(touched, userGradients, itemGradients);
  }

  /** One batch. */
  private final class Run {
    private final Workers workers = kernels.workers();
    private final UserBatch batch;
    private final float[] users;
    private final float[] items;
    private final Candidates candidates;

    /** 1/length of each row, or 1 for dot products. */
    private final float[] userScale;

    private final float[] itemScale;

    /** First the products and scores of pairs, then the slopes of the loss by them. */
    private final float[] slopes;

    private final double[] losses;

    Run(UserBatch batch, float[] users, float[] items, Candidates candidates) {
      this.batch = batch;
      this.users = users;
      this.items = items;
      this.candidates = candidates;
      userScale = RowLengths.inverse(workers, users, dimension, settings.cosine());
      itemScale = RowLengths.inverse(workers, items, dimension, settings.cosine());
      slopes = new float[batch.pairs()];
      losses = new double[batch.users.length];
    }

    double loss(int[] touched, float[] userGradients, float[] itemGradients) {
      CsrGraph pairs = batch.graph(batch.itemOf, graph.users().rows(), graph.users().columns());
      kernels.edgeProduct().multiply(pairs, users, items, dimension, slopes);
      float[] candidateRows = candidateRows();
      float[] candidateGradients = new float[candidateRows.length];
      float[] fromCandidates = new float[batch.users.length * dimension];
      for (int first = 0; first < batch.users.length; first += blockUsers) {
        int count = Math.min(blockUsers, batch.users.length - first);
        block(first, count, candidateRows, candidateGradients);
        System.arraycopy(blockGradients, 0, fromCandidates, first * dimension, count * dimension);
      }
      toUsers(pairs, userGradients, fromCandidates);
      toItems(itemGradients, candidateGradients);
      if (settings.cosine()) {
        RowLengths.gradient(workers, users, userScale, dimension, userGradients);
        RowLengths.gradient(workers, items, itemScale, dimension, itemGradients);
      }
      for (int item : batch.itemOf) {
        touched[item]++;
      }
      return Arrays.stream(losses).sum() / batch.pairs();
    }

    private float[] candidateRows() {
      float[] rows = new float[candidates.count() * dimension];
      for (int n = 0; n < candidates.count(); n++) {
        int item = candidates.items[n];
        for (int k = 0; k < dimension; k++) {
          rows[n * dimension + k] = items[item * dimension + k] * itemScale[item];
        }
      }
      return rows;
    }

    /** Scores, probabilities and gradients of some users. */
    private void block(int first, int count, float[] candidateRows, float[] candidateGradients) {
      int width = candidates.count();
      tasks(count, n -> gather(first + n, n));
      kernels.dense().rowGradient(blockRows, count, candidateRows, width, dimension, false, block);
      tasks(count, n -> losses[first + n] = user(first + n, n * width));
      kernels
          .dense()
          .product(
              block,
              count,
              candidateRows,
              width,
              dimension,
              null,
              false,
              Activation.IDENTITY,
              false,
              blockGradients);
      kernels
          .dense()
          .matrixGradient(block, blockRows, count, width, dimension, true, candidateGradients);
    }

    private void tasks(int count, IntConsumer body) {
      workers.run(
          (count + USERS - 1) / USERS,
          task -> {
            for (int n = task * USERS; n < Math.min(count, (task + 1) * USERS); n++) {
              body.accept(n);
            }
          });
    }

    private void gather(int n, int row) {
      int user = batch.users[n];
      for (int k = 0; k < dimension; k++) {
        blockRows[row * dimension + k] = users[user * dimension + k] * userScale[user];
      }
    }

    /** Turns a user's scores into slopes, those of its pairs too, and returns its loss. */
    private double user(int n, int from) {
      int width = candidates.count();
      float shift = Float.NEGATIVE_INFINITY;
      for (int e = batch.starts[n]; e < batch.starts[n + 1]; e++) {
        slopes[e] *= sharpness * userScale[batch.users[n]] * itemScale[batch.itemOf[e]];
        shift = Math.max(shift, slopes[e]);
      }
      for (int k = from; k < from + width; k++) {
        shift = Math.max(shift, sharpness * block[k]);
      }
      Exponential.run(block, from, width, sharpness, shift);
      candidates.correct(block, from);
      double others = Exponential.sum(block, from, width);
      double loss = 0;
      double weight = 0;
      float scale = sharpness / batch.pairs();
      for (int e = batch.starts[n]; e < batch.starts[n + 1]; e++) {
        double own = Math.exp(slopes[e] - shift);
        loss += Math.log(own + others) - (slopes[e] - shift);
        weight += 1 / (own + others);
        slopes[e] = (float) (-others / (own + others) * scale);
      }
      float slope = (float) (weight * scale);
      for (int k = from; k < from + width; k++) {
        block[k] *= slope;
      }
      return loss;
    }

    private void toUsers(CsrGraph pairs, float[] gradients, float[] fromCandidates) {
      kernels
          .convolution()
          .multiply(
              pairs,
              new EdgeWeights(null, itemScale, slopes),
              items,
              dimension,
              gradients,
              1,
              null);
      tasks(
          batch.users.length,
          n -> {
            int to = batch.users[n] * dimension;
            for (int k = 0; k < dimension; k++) {
              gradients[to + k] += fromCandidates[n * dimension + k];
            }
          });
    }

    private void toItems(float[] gradients, float[] candidateGradients) {
      new Pairs(graph.users().columns(), batch.userOf, batch.itemOf, slopes)
          .toItems(kernels.convolution(), users, dimension, userScale, gradients, false);
      for (int n = 0; n < candidates.count(); n++) {
        int to = candidates.items[n] * dimension;
        for (int k = 0; k < dimension; k++) {
          gradients[to + k] += candidateGradients[n * dimension + k];
        }
      }
    }
  }
}
