package dev.mizzen.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;
import dev.mizzen.kernels.scan.Int8ScanRun;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The definition of {@link ScalarInt8Kernel}, value by value. */
final class ScalarScalarInt8 implements ScalarInt8Kernel {
  private final ThreadLocal<Int8ScanRun> runs = ThreadLocal.withInitial(Run::new);
  private final Workers workers;

  ScalarScalarInt8(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void encode(float[] values, int dimension, byte[] codes, float[] scales) {
    for (int row = 0; row < scales.length; row++) {
      int from = row * dimension;
      float greatest = 0;
      for (int i = from; i < from + dimension; i++) {
        greatest = Math.max(greatest, Math.abs(values[i]));
      }
      float scale = Math.max(greatest / 127, Float.MIN_NORMAL);
      scales[row] = scale;
      for (int i = from; i < from + dimension; i++) {
        codes[i] = (byte) Math.rint(values[i] / scale);
      }
    }
  }

  @Override
  public void decode(TokenRows rows, float[] values) {
    int dimension = rows.dimension();
    for (int row = 0; row < rows.rows(); row++) {
      float scale = rows.scales().get(RowDot.FLOAT, (long) row * Float.BYTES);
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        values[i] = scale * rows.values().get(JAVA_BYTE, i);
      }
    }
  }

  @Override
  public void scan(
      float[] queries,
      TokenRows rows,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    runs.get().scan(workers, queries, rows, allowed, k, distances, ordinals);
  }

  private static final class Run extends Int8ScanRun {
    private static final RowDot DOT = RowDot.of(ElementType.INT8);

    @Override
    protected float product(float[] queries, int from, MemorySegment rows, long at, int dimension) {
      return DOT.dot(queries, from, rows, at / dimension, dimension);
    }
  }
}
