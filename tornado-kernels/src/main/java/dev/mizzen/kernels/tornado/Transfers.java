package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Copies between Java arrays and the beginnings of arrays that TornadoVM can send to a device. */
final class Transfers {
  private Transfers() {}

  /** Does nothing if there are no values. */
  static void put(float @Nullable [] values, FloatArray target) {
    if (values != null) {
      put(values, 0, values.length, target);
    }
  }

  static void put(float[] values, int from, int count, FloatArray target) {
    MemorySegment.copy(values, from, target.getSegment(), JAVA_FLOAT, 0, count);
  }

  static void put(int[] values, int from, int count, IntArray target) {
    MemorySegment.copy(values, from, target.getSegment(), JAVA_INT, 0, count);
  }

  static void put(long[] values, LongArray target) {
    MemorySegment.copy(values, 0, target.getSegment(), JAVA_LONG, 0, values.length);
  }

  static void put(byte[] values, ByteArray target) {
    MemorySegment.copy(values, 0, target.getSegment(), JAVA_BYTE, 0, values.length);
  }

  static void take(FloatArray source, float[] target) {
    MemorySegment.copy(source.getSegment(), JAVA_FLOAT, 0, target, 0, target.length);
  }

  /** The number of values in an array that may be absent. */
  static int length(float @Nullable [] values) {
    return values == null ? 0 : values.length;
  }

  /** The first values of an array times a factor, rounded once. */
  static void scale(FloatArray source, double factor, float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (factor * source.get(i));
    }
  }

  /** The sum of the first {@code count} values, in their order. */
  static double sum(DoubleArray values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values.get(i);
    }
    return sum;
  }

  /** How many of the groups that {@code starts} cut are not empty. */
  static int filled(int[] starts) {
    int filled = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      filled += starts[g] < starts[g + 1] ? 1 : 0;
    }
    return filled;
  }
}
