package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.GraphConvolution;

/**
 * The mean of the layers of LightGCN (He et al., arXiv:2002.02126): {@code F = 1/(L+1)·Σₖ Aᵏ·X} for
 * the normalised adjacency A of users and items; or {@code F = 1/L·Σₖ₌₁ Aᵏ·X} without layer 0.
 *
 * <p>The sum is taken by Horner's rule, {@code F ← X/(L+1) + A·F}, L times: the convolution kernel
 * adds each product to what stands in its result, so no layer is stored by itself and two pairs of
 * buffers suffice. A is symmetric, so the gradient to X is the same propagation of the gradient to
 * F. Cost {@code 2·L} products with all edges each way. For one thread.
 */
final class Propagation {
  private final Bipartite graph;
  private final int dimension;
  private final int layers;
  private final boolean first;
  private final GraphConvolution convolution;
  private final Workers workers;

  private float[] users;
  private float[] items;
  private float[] nextUsers;
  private float[] nextItems;

  Propagation(
      Bipartite graph,
      int dimension,
      int layers,
      boolean first,
      GraphConvolution convolution,
      Workers workers) {
    this.graph = graph;
    this.dimension = dimension;
    this.layers = layers;
    this.first = first;
    this.convolution = convolution;
    this.workers = workers;
    users = new float[graph.users().rows() * dimension];
    items = new float[graph.items().rows() * dimension];
    nextUsers = new float[users.length];
    nextItems = new float[items.length];
  }

  /** {@code [U × dimension]} what the last propagation gave users; overwritten by the next. */
  float[] users() {
    return users;
  }

  /** {@code [I × dimension]} what the last propagation gave items; overwritten by the next. */
  float[] items() {
    return items;
  }

  /** Propagates rows of users and items. */
  void run(float[] userRows, float[] itemRows) {
    if (first) {
      runAll(userRows, itemRows, layers);
      return;
    }
    // A times the mean of one layer less: 1/L·Σₖ₌₁ Aᵏ·X = A·(1/L·Σₖ₌₀ Aᵏ·X).
    if (layers == 1) {
      step(userRows, itemRows, 0, userRows, itemRows, 1);
    } else {
      runAll(userRows, itemRows, layers - 1);
      step(userRows, itemRows, 0, users, items, 1);
    }
  }

  /** Propagates rows of users and items through some layers, layer 0 among them. */
  void runAll(float[] userRows, float[] itemRows, int layers) {
    float mean = 1f / (layers + 1);
    if (layers == 0) {
      Chunks.scale(workers, userRows, mean, users);
      Chunks.scale(workers, itemRows, mean, items);
      return;
    }
    // The first step multiplies X itself, which saves a copy: X/(L+1) + A·X/(L+1).
    step(userRows, itemRows, mean, userRows, itemRows, mean);
    for (int layer = 1; layer < layers; layer++) {
      step(userRows, itemRows, mean, users, items, 1);
    }
  }

  /** Propagates gradients and leaves the result in their place. */
  void runInPlace(float[] userGradients, float[] itemGradients) {
    run(userGradients, itemGradients);
    Chunks.scale(workers, users, 1, userGradients);
    Chunks.scale(workers, items, 1, itemGradients);
  }

  private void step(
      float[] userRows,
      float[] itemRows,
      float mean,
      float[] userOperand,
      float[] itemOperand,
      float weight) {
    Chunks.scale(workers, userRows, mean, nextUsers);
    Chunks.scale(workers, itemRows, mean, nextItems);
    convolution.multiply(
        graph.users(), graph.userWeights(), itemOperand, dimension, null, weight, nextUsers);
    convolution.multiply(
        graph.items(), graph.itemWeights(), userOperand, dimension, null, weight, nextItems);
    float[] spare = users;
    users = nextUsers;
    nextUsers = spare;
    spare = items;
    items = nextItems;
    nextItems = spare;
  }
}
