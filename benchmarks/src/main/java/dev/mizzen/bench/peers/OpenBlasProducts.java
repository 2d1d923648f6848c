package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.InfoNceData;
import org.bytedeco.javacpp.FloatPointer;

/**
 * No loss: the three products alone, of the shapes that the gradients need, in blocks of rows since
 * a table of all similarities would not fit: {@code S = Q·Dᵀ}, {@code S·D}, {@code Sᵀ·Q}.
 */
final class OpenBlasProducts implements ContrastiveLoss {
  private static final int BLOCK = 512;

  private final int batch;
  private final int dimension;
  private final FloatPointer queries;
  private final FloatPointer documents;
  private final FloatPointer products;
  private final FloatPointer queryGradients;
  private final FloatPointer documentGradients;

  OpenBlasProducts(InfoNceData data, int threads) {
    if (data.symmetric()) {
      throw new IllegalArgumentException("the products are those of one direction");
    }
    OpenBlas.threads(threads);
    batch = data.batch();
    dimension = data.dimension();
    queries = new FloatPointer(data.queries());
    documents = new FloatPointer(data.documents());
    products = new FloatPointer((long) BLOCK * batch);
    queryGradients = new FloatPointer((long) batch * dimension);
    documentGradients = new FloatPointer((long) batch * dimension);
  }

  @Override
  public double run() {
    for (int first = 0; first < batch; first += BLOCK) {
      int rows = Math.min(BLOCK, batch - first);
      FloatPointer block = queries.getPointer((long) first * dimension);
      OpenBlas.timesTransposed(block, documents, products, rows, batch, dimension);
      FloatPointer gradients = queryGradients.getPointer((long) first * dimension);
      OpenBlas.times(products, documents, gradients, rows, dimension, batch);
      OpenBlas.addTransposedTimes(
          products, block, documentGradients, batch, dimension, rows, first == 0 ? 0 : 1);
    }
    return documentGradients.get(0);
  }

  @Override
  public boolean isLoss() {
    return false;
  }

  @Override
  public float[] queryGradients() {
    return copy(queryGradients);
  }

  @Override
  public float[] documentGradients() {
    return copy(documentGradients);
  }

  private float[] copy(FloatPointer pointer) {
    float[] values = new float[batch * dimension];
    pointer.get(values);
    return values;
  }

  @Override
  public void close() {
    queries.close();
    documents.close();
    products.close();
    queryGradients.close();
    documentGradients.close();
  }
}
