package dev.mizzen.kernels.graph;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Rounding.Bounded;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random ranking, and its scores in 64-bit floats. */
final class RankingCase {
  /** The sizes of a ranking; whole numbers make every score exact, and many equal. */
  record Shape(ElementType type, int dimension, int users, int items, int k, boolean whole) {}

  final Shape shape;
  final float[] users;
  final double[] exactItems;
  final TokenRows items;
  final CsrGraph seen;

  RankingCase(Shape shape, long seed) {
    this.shape = shape;
    Random random = new Random(seed);
    users = new float[shape.users() * shape.dimension()];
    for (int i = 0; i < users.length; i++) {
      users[i] = value(shape.whole(), random);
    }
    exactItems = new double[shape.items() * shape.dimension()];
    items = items(random);
    seen = seen(random);
  }

  private TokenRows items(Random random) {
    int bytes = exactItems.length * shape.type().bytes();
    ByteBuffer values = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int scaleBytes = shape.type().isScaled() ? shape.items() * Float.BYTES : 0;
    ByteBuffer scales = ByteBuffer.allocateDirect(scaleBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int item = 0; item < shape.items(); item++) {
      float scale = shape.whole() ? 1 << random.nextInt(3) : 0.01f * (1 + random.nextFloat());
      if (shape.type().isScaled()) {
        scales.putFloat(scale);
      }
      for (int k = 0; k < shape.dimension(); k++) {
        exactItems[item * shape.dimension() + k] = put(values, value(shape.whole(), random), scale);
      }
    }
    return new TokenRows(
        MemorySegment.ofBuffer(values.flip()),
        shape.type(),
        MemorySegment.ofBuffer(scales.flip()),
        shape.dimension());
  }

  private double put(ByteBuffer values, float value, float scale) {
    return switch (shape.type()) {
      case FLOAT32 -> {
        values.putFloat(value);
        yield value;
      }
      case FLOAT16 -> {
        values.putShort(Float.floatToFloat16(value));
        yield Float.float16ToFloat(Float.floatToFloat16(value));
      }
      case INT8 -> {
        byte code = (byte) (shape.whole() ? value : 100 * value);
        values.put(code);
        yield (double) scale * code;
      }
    };
  }

  /** With duplicates; the last user, if not the only one, has seen everything. */
  private CsrGraph seen(Random random) {
    int all = shape.users() > 1 ? shape.items() : 0;
    int[] sources = new int[3 * shape.users() + all];
    int[] targets = new int[sources.length];
    for (int e = 0; e < sources.length; e++) {
      boolean last = e >= 3 * shape.users();
      sources[e] = last ? shape.users() - 1 : random.nextInt(shape.users());
      targets[e] = last ? e - 3 * shape.users() : random.nextInt(shape.items());
    }
    return CsrGraph.ofEdges(shape.users(), shape.items(), sources, targets);
  }

  private static float value(boolean whole, Random random) {
    return whole ? random.nextInt(5) - 2 : 2 * random.nextFloat() - 1;
  }

  /** What a kernel wrote. */
  record Results(int[] ranked, float[] scores) {}

  Results run(RankingKernel kernel, @Nullable CsrGraph seenItems) {
    int[] ranked = new int[shape.users() * shape.k()];
    float[] scores = new float[ranked.length];
    Arrays.fill(ranked, Integer.MIN_VALUE);
    Arrays.fill(scores, Float.NaN);
    kernel.rank(users, items, seenItems, shape.k(), ranked, scores);
    return new Results(ranked, scores);
  }

  Bounded score(int user, int item) {
    double sum = 0;
    double magnitude = 0;
    for (int k = 0; k < shape.dimension(); k++) {
      double term =
          (double) users[user * shape.dimension() + k] * exactItems[item * shape.dimension() + k];
      sum += term;
      magnitude += Math.abs(term);
    }
    return new Bounded(sum, Rounding.gamma(shape.dimension() + 1) * magnitude);
  }

  boolean isSeen(int user, int item) {
    int[] starts = seen.starts();
    return Arrays.binarySearch(seen.neighbours(), starts[user], starts[user + 1], item) >= 0;
  }

  @Override
  public String toString() {
    return shape.toString();
  }
}
