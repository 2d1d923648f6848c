package dev.mizzen.impl.index.codec;

import dev.mizzen.vector.MultiVector;
import java.util.Random;

/** Documents whose token vectors lie around centres, of length 1: as models give them. */
public final class TokenClusters {
  private final int dimension;
  private final float[][] centres;
  private final double noise;

  /** Centres that a seed decides. */
  public TokenClusters(int centres, int dimension, double noise, long seed) {
    this.dimension = dimension;
    this.noise = noise;
    Random random = new Random(seed);
    this.centres = new float[centres][];
    for (int c = 0; c < centres; c++) {
      this.centres[c] = normalized(gaussian(random));
    }
  }

  /** The tokens of a document, which has a few topics. */
  public MultiVector document(long seed, int tokens) {
    Random random = new Random(seed * 31 + 7);
    int[] topics = new int[4];
    for (int i = 0; i < topics.length; i++) {
      topics[i] = random.nextInt(centres.length);
    }
    float[] values = new float[tokens * dimension];
    for (int t = 0; t < tokens; t++) {
      boolean own = random.nextInt(3) > 0;
      int c = own ? topics[random.nextInt(topics.length)] : random.nextInt(centres.length);
      float[] row = gaussian(random);
      for (int k = 0; k < dimension; k++) {
        row[k] = (float) (centres[c][k] + noise * row[k] / Math.sqrt(dimension));
      }
      System.arraycopy(normalized(row), 0, values, t * dimension, dimension);
    }
    return MultiVector.of(values, dimension);
  }

  private float[] gaussian(Random random) {
    float[] row = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      row[k] = (float) random.nextGaussian();
    }
    return row;
  }

  private static float[] normalized(float[] row) {
    double square = 0;
    for (float value : row) {
      square += (double) value * value;
    }
    for (int k = 0; k < row.length; k++) {
      row[k] /= (float) Math.sqrt(square);
    }
    return row;
  }
}
