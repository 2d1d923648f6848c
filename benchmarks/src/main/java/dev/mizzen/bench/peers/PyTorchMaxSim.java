package dev.mizzen.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;

/** {@code (D @ Q.T).view(documents, tokens, -1).amax(1).sum(1)} in PyTorch. */
final class PyTorchMaxSim implements MaxSimScorer {
  private final MaxSimShape shape;
  private final NDManager manager;
  private final NDArray documents;
  private final NDArray queryTransposed;

  PyTorchMaxSim(MaxSimData data, int threads) {
    shape = data.shape();
    manager = PyTorch.engine(threads).newBaseManager();
    documents = manager.create(data.decoded(), new Shape(shape.rows(), shape.dimension()));
    queryTransposed =
        manager.create(data.query(), new Shape(shape.queryTokens(), shape.dimension())).transpose();
  }

  @Override
  public float[] score() {
    try (NDManager call = manager.newSubManager()) {
      NDArray products = documents.matMul(queryTransposed);
      products.attach(call);
      NDArray byDocument = products.reshape(shape.documents(), shape.tokens(), shape.queryTokens());
      return byDocument.max(new int[] {1}).sum(new int[] {1}).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
