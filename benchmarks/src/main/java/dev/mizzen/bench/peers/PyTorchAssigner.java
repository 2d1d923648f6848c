package dev.mizzen.bench.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mizzen.bench.workload.KMeansData;

/** {@code (‖c‖² − 2·x·cᵀ).argmin(1)} in PyTorch, for blocks of rows. */
final class PyTorchAssigner implements Assigner {
  private static final int BLOCK = 4096;

  private final KMeansData data;
  private final NDManager manager;
  private final NDArray rows;
  private final NDArray centroids;
  private final int[] ids;

  PyTorchAssigner(KMeansData data, int threads) {
    this.data = data;
    manager = PyTorch.engine(threads).newBaseManager();
    rows = manager.create(data.values(), new Shape(data.count(), data.dimension()));
    centroids = manager.create(data.centroids(), new Shape(data.clusters(), data.dimension()));
    ids = new int[data.count()];
  }

  @Override
  public void run() {
    try (NDManager call = manager.newSubManager()) {
      NDArray table = centroids.transpose();
      table.attach(call);
      NDArray squares = centroids.square().sum(new int[] {1});
      squares.attach(call);
      for (int first = 0; first < data.count(); first += BLOCK) {
        int end = Math.min(data.count(), first + BLOCK);
        try (NDManager part = call.newSubManager()) {
          NDArray block = rows.get(first + ":" + end);
          block.attach(part);
          NDArray distances = block.matMul(table).muli(-2).addi(squares);
          long[] least = distances.argMin(1).toLongArray();
          for (int r = 0; r < least.length; r++) {
            ids[first + r] = (int) least[r];
          }
        }
      }
    }
  }

  @Override
  public int[] ids() {
    return ids;
  }

  @Override
  public void close() {
    manager.close();
  }
}
