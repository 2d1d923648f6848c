package dev.mizzen.kernels.quantize;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A seeded random rotation that takes O(D log D): rounds of random signs and a fast Walsh–Hadamard
 * transform (Ailon and Chazelle, The Fast Johnson–Lindenstrauss Transform, SIAM J. Comput. 39,
 * 2009).
 *
 * <p>Vectors are first filled up with zeros to D, a multiple of 64. If D is a power of two, there
 * are three rounds over all of it. Else there are four, over the greatest power of two of values,
 * first and last ones in turn; after each, value i and value i + D/2 are turned by 45 degrees.
 * Every step is orthogonal, so lengths and inner products stay, but for rounding.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class BinaryRotation {
  private static final float ROOT_HALF = (float) Math.sqrt(0.5);

  private final int dimension;
  private final int size;
  private final int block;
  private final float[] signs;

  /**
   * A rotation.
   *
   * @param dimension of the vectors, at least 1
   * @param seed the same seed gives the same rotation
   * @throws IllegalArgumentException if {@code dimension} is less than 1
   */
  public BinaryRotation(int dimension, long seed) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    this.dimension = dimension;
    size = Math.multiplyExact((dimension - 1) / 64 + 1, 64);
    block = Integer.highestOneBit(size);
    SplittableRandom random = new SplittableRandom(seed);
    signs = new float[Math.multiplyExact(rounds(), size)];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = random.nextBoolean() ? 1 : -1;
    }
  }

  private int rounds() {
    return block == size ? 3 : 4;
  }

  /** Values of a vector before. */
  public int dimension() {
    return dimension;
  }

  /** Values of a vector after: D, a multiple of 64. */
  public int size() {
    return size;
  }

  /**
   * Rotates one vector.
   *
   * @param vector its values, from {@code from} on
   * @param rotated {@code [size()]}, written in full; another array than {@code vector}
   */
  public void rotate(float[] vector, int from, float[] rotated) {
    System.arraycopy(vector, from, rotated, 0, dimension);
    Arrays.fill(rotated, dimension, size, 0);
    for (int round = 0; round < rounds(); round++) {
      for (int i = 0; i < size; i++) {
        rotated[i] *= signs[round * size + i];
      }
      transform(rotated, round % 2 == 0 ? 0 : size - block);
      if (block < size) {
        turnHalves(rotated);
      }
    }
  }

  private void transform(float[] values, int from) {
    for (int half = 1; half < block; half *= 2) {
      for (int i = from; i < from + block; i += 2 * half) {
        for (int j = i; j < i + half; j++) {
          float a = values[j];
          float b = values[j + half];
          values[j] = a + b;
          values[j + half] = a - b;
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(block));
    for (int i = from; i < from + block; i++) {
      values[i] *= scale;
    }
  }

  private void turnHalves(float[] values) {
    int half = size / 2;
    for (int i = 0; i < half; i++) {
      float a = values[i];
      float b = values[i + half];
      values[i] = (a + b) * ROOT_HALF;
      values[i + half] = (a - b) * ROOT_HALF;
    }
  }
}
