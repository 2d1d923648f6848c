package dev.mizzen.impl.train.preference;

import dev.mizzen.impl.head.Backward;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.NetworkHead;
import dev.mizzen.impl.head.Weights;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.train.ProjectionHead;
import java.util.List;

/** A network that projects items' vectors to rows of length 1, and learns. For one thread. */
public final class Student {
  private final Network network;
  private final Dense dense;
  private final Backward backward;

  /**
   * A student that changes the weights of {@code network}.
   *
   * @param network one matrix, or any other head
   * @param workers that its products run on
   */
  public Student(Network network, KernelBackend backend, Workers workers) {
    this.network = network;
    this.dense = new Dense(backend.dense(workers));
    this.backward = new Backward(dense, new UnitRows(backend.unitRows(workers)));
  }

  /** Values in a row that comes in. */
  public int inputDimension() {
    return network.inputDimension();
  }

  /** Values in a row that comes out. */
  public int dimension() {
    return network.dimension();
  }

  /** All weights, which a training changes in place; always the same arrays. */
  List<float[]> weights() {
    return network.weights().stream().map(Weights::values).toList();
  }

  /**
   * Projects rows.
   *
   * @param rows {@code [count × inputDimension]}
   * @param unit {@code [count × dimension]}, written in full; a row that becomes zeros stays zeros
   */
  public void project(float[] rows, int count, float[] unit) {
    network.project(dense, rows, count, unit);
  }

  /**
   * The gradient to the weights from that to the unit rows.
   *
   * @param rows {@code [count × inputDimension]}
   * @param unitGradient {@code [count × dimension]}, changed
   * @param gradients one for each of {@link #weights}, written in full
   */
  void gradient(float[] rows, int count, float[] unitGradient, List<float[]> gradients) {
    backward.run(network, rows, count, unitGradient, gradients);
  }

  /** What it has learned so far, as a head that can be saved. */
  public ProjectionHead head() {
    return new NetworkHead(network, dense);
  }
}
