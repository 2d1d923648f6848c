package dev.mizzen.impl.semantic;

import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up vectors: clusters, so that codes have something to find. */
final class Vectors {
  private Vectors() {}

  static List<Embedding> clusters(int count, int dimension, long seed) {
    Random random = new Random(seed);
    int centres = Math.max(2, count / 20);
    float[][] centre = new float[centres][dimension];
    for (float[] row : centre) {
      fill(row, 3, random);
    }
    List<Embedding> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] row = new float[dimension];
      fill(row, 1, random);
      float[] of = centre[random.nextInt(centres)];
      for (int k = 0; k < dimension; k++) {
        row[k] += of[k];
      }
      vectors.add(Embedding.adopt(row));
    }
    return vectors;
  }

  private static void fill(float[] row, double scale, Random random) {
    for (int k = 0; k < row.length; k++) {
      row[k] = (float) (scale * random.nextGaussian());
    }
  }
}
