package dev.mizzen.bench.late;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ScalarInt8;
import java.lang.foreign.MemorySegment;

/** Token vectors as bytes with a scale each; those of one document are brought together. */
final class ByteRows {
  private final byte[] values;
  private final float[] scales;
  private final int dimension;

  ByteRows(KernelBackend backend, float[] rows, int dimension) {
    this.dimension = dimension;
    values = new byte[rows.length];
    scales = new float[rows.length / dimension];
    new ScalarInt8(backend.scalarInt8(Workers.caller())).encode(rows, dimension, values, scales);
  }

  /** A source for one thread. */
  Rescorer.TokenSource source() {
    return new Source();
  }

  private final class Source implements Rescorer.TokenSource {
    private byte[] ownValues = new byte[0];
    private float[] ownScales = new float[0];

    @Override
    public TokenRows rows(int[] ranges, int count) {
      if (ownScales.length < count) {
        ownValues = new byte[count * dimension];
        ownScales = new float[count];
      }
      int at = 0;
      for (int r = 0; r < ranges.length; r += 2) {
        int length = ranges[r + 1] - ranges[r];
        System.arraycopy(
            values, ranges[r] * dimension, ownValues, at * dimension, length * dimension);
        System.arraycopy(scales, ranges[r], ownScales, at, length);
        at += length;
      }
      return new TokenRows(
          MemorySegment.ofArray(ownValues).asSlice(0, (long) count * dimension),
          ElementType.INT8,
          MemorySegment.ofArray(ownScales).asSlice(0, (long) count * Float.BYTES),
          dimension);
    }
  }
}
