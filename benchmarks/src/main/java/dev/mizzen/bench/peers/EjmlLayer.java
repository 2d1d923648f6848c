package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.Layer;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.FMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_FSCC;

/** EJML's compressed columns times dense. */
final class EjmlLayer implements LayerRunner {
  private final FMatrixSparseCSC matrix;
  private final FMatrixRMaj operand;
  private final FMatrixRMaj product;

  EjmlLayer(Layer layer, int threads) {
    Threads.requireOne("EJML's sparse product", threads);
    WholeMatrix whole = new WholeMatrix(layer);
    matrix = new FMatrixSparseCSC(whole.size, whole.size, whole.values.length);
    matrix.nz_length = whole.values.length;
    System.arraycopy(whole.starts, 0, matrix.col_idx, 0, whole.starts.length);
    System.arraycopy(whole.neighbours, 0, matrix.nz_rows, 0, whole.neighbours.length);
    System.arraycopy(whole.values, 0, matrix.nz_values, 0, whole.values.length);
    matrix.indicesSorted = true;
    operand = FMatrixRMaj.wrap(whole.size, layer.dimension(), whole.operand);
    product = new FMatrixRMaj(whole.size, layer.dimension());
  }

  @Override
  public void run() {
    CommonOps_FSCC.mult(matrix, operand, product);
  }

  @Override
  public float[] answer() {
    return product.data;
  }
}
