package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.Layer;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolution;
import java.util.Arrays;

/** Ours, through its door: one product for each half. */
final class KernelLayer implements LayerRunner {
  private final Layer layer;
  private final Threads threads;
  private final GraphConvolution convolution;
  private final EdgeWeights userWeights;
  private final EdgeWeights itemWeights;
  private final float[] users;
  private final float[] items;

  KernelLayer(KernelBackend backend, Layer layer, int threads) {
    this.layer = layer;
    this.threads = new Threads(threads);
    convolution = new GraphConvolution(backend.graphConvolution(this.threads.workers()));
    userWeights = layer.weights();
    itemWeights = userWeights.transpose(layer.users());
    users = new float[layer.userVectors().length];
    items = new float[layer.itemVectors().length];
  }

  @Override
  public void run() {
    int dimension = layer.dimension();
    convolution.multiply(
        layer.users(), userWeights, layer.itemVectors(), dimension, users, 1, null);
    convolution.multiply(
        layer.items(), itemWeights, layer.userVectors(), dimension, items, 1, null);
  }

  @Override
  public float[] answer() {
    float[] all = Arrays.copyOf(users, users.length + items.length);
    System.arraycopy(items, 0, all, users.length, items.length);
    return all;
  }

  @Override
  public void close() {
    threads.close();
  }
}
