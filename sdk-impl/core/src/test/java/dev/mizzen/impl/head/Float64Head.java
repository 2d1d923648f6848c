package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.train.HeadShape;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/** Heads in 64-bit floats, family by family, as the paper writes them. */
public final class Float64Head {
  private final HeadShape shape;
  private final Activation phi;
  private final List<double[]> w;

  /** With the weights in the order of {@link Network#weights()}. */
  public Float64Head(HeadShape shape, List<double[]> weights) {
    this.shape = shape;
    this.phi = Activation.valueOf(shape.activation().name());
    this.w = weights;
  }

  /** A projected row, of length 1. */
  public double[] unit(double[] x) {
    double[] y = raw(x);
    double squares = 0;
    for (double value : y) {
      squares += value * value;
    }
    for (int k = 0; k < y.length; k++) {
      y[k] /= Math.sqrt(squares);
    }
    return y;
  }

  /** A projected row. */
  public double[] raw(double[] x) {
    return switch (shape.kind()) {
      case LINEAR -> times(x, w.get(0));
      case FFN2 -> times(phi(times(x, w.get(0))), w.get(1));
      case FFN2_RES -> {
        boolean narrow = shape.middle() == x.length;
        double[] h = plus(phi(times(x, w.get(0))), narrow ? x : times(x, w.get(1)));
        yield times(h, w.get(narrow ? 1 : 2));
      }
      case FFN3_RES -> {
        double[] h = phi(times(x, w.get(0)));
        yield times(plus(phi(times(h, w.get(1))), h), w.get(2));
      }
      case GLU -> gated(x);
      case GLU_RES -> plus(gated(x), times(x, w.get(3)));
    };
  }

  private double[] gated(double[] x) {
    double[] gate = phi(times(x, w.get(0)));
    double[] up = times(x, w.get(1));
    for (int k = 0; k < up.length; k++) {
      up[k] *= gate[k];
    }
    return times(up, w.get(2));
  }

  private double[] phi(double[] values) {
    for (int k = 0; k < values.length; k++) {
      double x = values[k];
      values[k] =
          switch (phi) {
            case IDENTITY -> x;
            case RELU -> Math.max(x, 0);
            case GELU -> x * 0.5 * Erf.erfc(-x / Math.sqrt(2));
            case SILU -> x / (1 + Math.exp(-x));
            case SIGMOID -> 1 / (1 + Math.exp(-x));
          };
    }
    return values;
  }

  private static double[] times(double[] x, double[] matrix) {
    int columns = matrix.length / x.length;
    double[] y = new double[columns];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < columns; j++) {
        y[j] += x[i] * matrix[i * columns + j];
      }
    }
    return y;
  }

  private static double[] plus(double[] a, double[] b) {
    for (int k = 0; k < a.length; k++) {
      a[k] += b[k];
    }
    return a;
  }
}
