package dev.mizzen.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.mizzen.bench.workload.InfoNceData;

/**
 * The usual loss in PyTorch, with the whole table of similarities, and its gradients written out:
 * what {@code cross_entropy(Q @ D.T / t)} and its backward pass compute.
 */
final class PyTorchInfoNce implements ContrastiveLoss {
  private static final int MOST = 8192;

  private final InfoNceData data;
  private final NDManager manager;
  private final NDArray queries;
  private final NDArray documents;
  private float[] queryGradients = {};
  private float[] documentGradients = {};

  PyTorchInfoNce(InfoNceData data, int threads) {
    if (data.batch() > MOST) {
      throw new IllegalArgumentException(
          "a table of all similarities is for batches up to " + MOST + ", got " + data.batch());
    }
    this.data = data;
    manager = PyTorch.engine(threads).newBaseManager();
    Shape shape = new Shape(data.batch(), data.dimension());
    queries = manager.create(data.queries(), shape);
    documents = manager.create(data.documents(), shape);
  }

  @Override
  public double run() {
    try (NDManager call = manager.newSubManager()) {
      NDArray logits = queries.matMul(documents.transpose()).divi(InfoNceData.TEMPERATURE);
      logits.attach(call);
      NDArray pairs = call.arange(0, data.batch(), 1, DataType.INT64).expandDims(1);
      float share = (data.symmetric() ? 0.5f : 1) / data.batch();
      NDArray logProbabilities = logits.logSoftmax(1);
      double loss = -logProbabilities.gather(pairs, 1).sum().getFloat() * share;
      NDArray gradient = logProbabilities.exp();
      if (data.symmetric()) {
        NDArray other = logits.logSoftmax(0);
        loss -= other.gather(pairs, 1).sum().getFloat() * share;
        gradient = gradient.addi(other.exp());
      }
      // softmax − 1 at the pairs, without a matrix of ones: the pairs' part of a product is a row.
      float scale = share / InfoNceData.TEMPERATURE;
      float directions = data.symmetric() ? 2 : 1;
      queryGradients =
          gradient.matMul(documents).subi(documents.mul(directions)).muli(scale).toFloatArray();
      documentGradients =
          gradient
              .transpose()
              .matMul(queries)
              .subi(queries.mul(directions))
              .muli(scale)
              .toFloatArray();
      return loss;
    }
  }

  @Override
  public float[] queryGradients() {
    return queryGradients;
  }

  @Override
  public float[] documentGradients() {
    return documentGradients;
  }

  @Override
  public void close() {
    manager.close();
  }
}
