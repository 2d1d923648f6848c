package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntConsumer;

/**
 * A copy of a dense operand whose rows begin at the borders of cache lines. The values of an array
 * begin 16 bytes into the object, so each of its 64-byte vectors lies in two lines, and reading
 * rows of a Gowalla-sized operand takes half as long again. A copy reads each row once, so it pays
 * where a row is gathered several times.
 *
 * <p>Native memory, since where the collector puts an array is its own affair. Kept for the next
 * call and as large as the largest; freed when the thread that used it is gone.
 */
final class AlignedOperand {
  /** Gathers of a row, on average, from which the copy is made. */
  private static final int GATHERS = 4;

  /** Values that one task copies. */
  private static final int CHUNK = 1 << 16;

  /** A larger operand stays where it is: a gigabyte is much to keep. */
  private static final int MOST = 1 << 28;

  private static final int LINE = 64;

  private static final float[] NO_VALUES = {};
  private static final MemorySegment NOTHING = Arena.global().allocate(LINE, LINE);
  private static final Class<? extends MemorySegment> NATIVE = NOTHING.getClass();

  // Made once: a method reference at each call would be an allocation.
  private final IntConsumer copies = this::copy;

  private MemorySegment memory = NOTHING;
  private float[] operand = NO_VALUES;

  /** Whether to copy the operand of a product: its rows are whole lines, and gathered often. */
  static boolean pays(CsrGraph graph, int dimension) {
    long values = (long) graph.columns() * dimension;
    return Lanes.FLOATS.vectorByteSize() == LINE
        && dimension % Lanes.FLOATS.length() == 0
        && values <= MOST
        && graph.neighbours().length >= (long) GATHERS * graph.columns();
  }

  /** Copies an operand. */
  void copy(Workers workers, float[] values) {
    long bytes = (long) values.length * Float.BYTES;
    if (memory.byteSize() < bytes) {
      memory = Arena.ofAuto().allocate(bytes, LINE);
    }
    operand = values;
    try {
      workers.run((values.length + CHUNK - 1) / CHUNK, copies);
    } finally {
      operand = NO_VALUES;
    }
  }

  private void copy(int chunk) {
    int from = chunk * CHUNK;
    int count = Math.min(CHUNK, operand.length - from);
    long to = (long) from * Float.BYTES;
    MemorySegment.copy(operand, from, memory, ValueLayout.JAVA_FLOAT, to, count);
  }

  /** The copy; of a class that the compiler knows, so that an access is an instruction. */
  MemorySegment memory() {
    return NATIVE.cast(memory);
  }
}
