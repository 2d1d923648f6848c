package dev.mizzen.bench.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.mizzen.kernels.graph.CsrGraph;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * LightGCN with BPR as its authors wrote it in PyTorch: the normalised adjacency as one sparse
 * matrix, {@code layers} products with it, automatic differentiation, Adam over all rows. Numbers
 * stand as arrays that outlive the backward pass: DJL's overloads for plain numbers would let
 * PyTorch read memory that was freed.
 */
public final class PyTorchLightGcn implements AutoCloseable {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;

  private final Engine engine;
  private final NDManager manager;
  private final CsrGraph graph;
  private final int layers;
  private final int batch;
  private final NDArray adjacency;
  private final NDArray rows;
  private final NDArray first;
  private final NDArray second;
  private final NDArray share;
  private final NDArray one;
  private final NDArray beta1;
  private final NDArray rest1;
  private final NDArray beta2;
  private final NDArray rest2;
  private final NDArray epsilon;
  private final float rate;
  private final SplittableRandom random = new SplittableRandom(7);
  private int steps;

  /**
   * A model with random rows.
   *
   * @param batch pairs in a step
   * @param rate of learning
   */
  public PyTorchLightGcn(
      CsrGraph graph, int dimension, int layers, int batch, float rate, int threads) {
    this.graph = graph;
    this.layers = layers;
    this.batch = batch;
    this.rate = rate;
    engine = PyTorch.engine(threads);
    manager = engine.newBaseManager();
    int nodes = graph.rows() + graph.columns();
    adjacency = adjacency(manager, graph, nodes);
    rows = manager.randomNormal(new Shape(nodes, dimension)).mul(manager.create(0.1f));
    rows.setRequiresGradient(true);
    first = manager.zeros(rows.getShape());
    second = manager.zeros(rows.getShape());
    share = manager.create(1f / (layers + 1));
    one = manager.create(1f);
    beta1 = manager.create(BETA1);
    rest1 = manager.create(1 - BETA1);
    beta2 = manager.create(BETA2);
    rest2 = manager.create(1 - BETA2);
    epsilon = manager.create(1e-8f);
  }

  private static NDArray adjacency(NDManager manager, CsrGraph graph, int nodes) {
    int[] degrees = new int[nodes];
    for (int user = 0; user < graph.rows(); user++) {
      degrees[user] = graph.degree(user);
    }
    for (int item : graph.neighbours()) {
      degrees[graph.rows() + item]++;
    }
    int edges = graph.edges();
    long[][] places = new long[2][2 * edges];
    float[] values = new float[2 * edges];
    for (int user = 0; user < graph.rows(); user++) {
      for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
        int item = graph.rows() + graph.neighbours()[e];
        float value = (float) (1 / Math.sqrt((double) degrees[user] * degrees[item]));
        places[0][e] = user;
        places[1][e] = item;
        places[0][edges + e] = item;
        places[1][edges + e] = user;
        values[e] = value;
        values[edges + e] = value;
      }
    }
    // DJL lends PyTorch the memory of buffers that nobody holds: a copy is PyTorch's own.
    Shape shape = new Shape(nodes, nodes);
    try (NDArray lent = manager.createCoo(FloatBuffer.wrap(values), places, shape)) {
      return lent.duplicate();
    }
  }

  /** One step on pairs drawn at random; its loss. */
  public float step() {
    steps++;
    long[] users = new long[batch];
    long[] met = new long[batch];
    long[] unmet = new long[batch];
    for (int n = 0; n < batch; n++) {
      int edge = random.nextInt(graph.edges());
      users[n] = userOf(edge);
      met[n] = graph.rows() + (long) graph.neighbours()[edge];
      unmet[n] = graph.rows() + (long) random.nextInt(graph.columns());
    }
    try (NDManager call = manager.newSubManager()) {
      float loss = learn(call.create(users), call.create(met), call.create(unmet));
      move(call);
      return loss;
    }
  }

  private int userOf(int edge) {
    int low = 0;
    int high = graph.rows() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (graph.starts()[middle] <= edge) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private float learn(NDArray users, NDArray met, NDArray unmet) {
    try (NDManager call = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDList kept = new NDList();
      NDArray layer = rows;
      NDArray sum = rows;
      for (int n = 0; n < layers; n++) {
        layer = adjacency.matMul(layer);
        sum = sum.add(layer);
        kept.add(layer);
        kept.add(sum);
      }
      NDArray mean = sum.mul(share);
      NDArray of = mean.get(new NDIndex("{}", users));
      NDArray good = of.mul(mean.get(new NDIndex("{}", met))).sum(new int[] {1});
      NDArray bad = of.mul(mean.get(new NDIndex("{}", unmet))).sum(new int[] {1});
      NDArray loss = bad.sub(good).exp().add(one).log().mean();
      kept.add(mean);
      kept.add(of);
      kept.add(good);
      kept.add(bad);
      kept.add(loss);
      kept.attach(call);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Adam. */
  private void move(NDManager call) {
    NDArray gradient = rows.getGradient();
    gradient.attach(call);
    first.muli(beta1).addi(gradient.mul(rest1));
    second.muli(beta2).addi(gradient.square().mul(rest2));
    float scale =
        (float) (rate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps)));
    NDArray down = first.div(second.sqrt().add(epsilon)).mul(call.create(scale));
    rows.setRequiresGradient(false);
    rows.subi(down);
    rows.setRequiresGradient(true);
  }

  @Override
  public void close() {
    manager.close();
  }
}
