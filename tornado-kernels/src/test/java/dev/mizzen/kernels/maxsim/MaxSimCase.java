package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * A batch of random ragged documents, stored as one type, and the exact values of what is stored.
 */
final class MaxSimCase {
  final float[] query;
  final double[] exactQuery;
  final double[] exactRows;
  final TokenRows rows;
  final int[] starts;

  /**
   * @param sign 0 for values around 0, −1 for a batch in which every inner product is negative
   */
  MaxSimCase(Shape shape, int sign, long seed) {
    Random random = new Random(seed);
    int dimension = shape.dimension();
    starts = starts(shape.documents(), random);
    int count = starts[starts.length - 1];
    query = new float[shape.queryRows() * dimension];
    exactQuery = new double[query.length];
    for (int k = 0; k < query.length; k++) {
      query[k] = value(random, sign == 0 ? 0 : 1);
      exactQuery[k] = query[k];
    }
    exactRows = new double[count * dimension];
    // One byte off, so that nothing is aligned.
    ByteBuffer values = buffer(1 + exactRows.length * shape.type().bytes()).position(1);
    ByteBuffer scales = buffer(1 + count * Float.BYTES).position(1);
    for (int row = 0; row < count; row++) {
      float scale = (1 + random.nextFloat()) / 127;
      scales.putFloat(scale);
      for (int k = 0; k < dimension; k++) {
        exactRows[row * dimension + k] = put(values, shape.type(), value(random, sign), scale);
      }
    }
    MemorySegment noScales = MemorySegment.NULL;
    rows =
        new TokenRows(
            MemorySegment.ofBuffer(values.flip().position(1)),
            shape.type(),
            shape.type().isScaled() ? MemorySegment.ofBuffer(scales.flip().position(1)) : noScales,
            dimension);
  }

  /** The sizes of a batch. */
  record Shape(ElementType type, int dimension, int queryRows, int documents) {}

  Float64MaxSim exact() {
    return new Float64MaxSim(exactQuery, exactRows, rows.dimension());
  }

  int documents() {
    return starts.length - 1;
  }

  int queryRows() {
    return query.length / rows.dimension();
  }

  /** Ragged, every fourth document without rows. */
  private static int[] starts(int documents, Random random) {
    int[] starts = new int[documents + 1];
    for (int d = 0; d < documents; d++) {
      starts[d + 1] = starts[d] + (d % 4 == 2 ? 0 : 1 + random.nextInt(9));
    }
    return starts;
  }

  private static float value(Random random, int sign) {
    float magnitude = random.nextFloat();
    return sign == 0 ? 2 * magnitude - 1 : sign * (magnitude + 0.01f);
  }

  private static double put(ByteBuffer buffer, ElementType type, float value, float scale) {
    switch (type) {
      case FLOAT32 -> {
        buffer.putFloat(value);
        return value;
      }
      case FLOAT16 -> {
        short half = Float.floatToFloat16(value);
        buffer.putShort(half);
        return Float.float16ToFloat(half);
      }
      case INT8 -> {
        byte quantized = (byte) Math.round(value * 100);
        buffer.put(quantized);
        return (double) scale * quantized;
      }
    }
    throw new AssertionError(type);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
