package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.Layer;
import java.util.Map;

/** SciPy's CSR times dense, in a process of its own. */
final class ScipyLayer implements LayerRunner {
  private final PeerProcess process;
  private final int length;

  ScipyLayer(Layer layer, int threads) {
    Threads.requireOne("SciPy's sparse product", threads);
    WholeMatrix matrix = new WholeMatrix(layer);
    length = matrix.operand.length;
    process =
        PeerProcess.start(
            "scipy.sparse",
            "scipy",
            threads,
            Map.of(
                "starts", matrix.starts,
                "neighbours", matrix.neighbours,
                "values", matrix.values,
                "operand", matrix.operand),
            matrix.size,
            matrix.size,
            matrix.values.length,
            layer.dimension());
  }

  @Override
  public void run() {
    process.run();
  }

  @Override
  public float[] answer() {
    return process.floats(length);
  }

  @Override
  public void close() {
    process.close();
  }
}
