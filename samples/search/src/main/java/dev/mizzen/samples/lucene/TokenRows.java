package dev.mizzen.samples.lucene;

import dev.mizzen.Embedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.vector.MultiVector;
import java.util.Arrays;

/** Token vectors as Lucene takes them. */
final class TokenRows {
  private TokenRows() {}

  static float[][] of(Embedder embedder, EncodeOptions options, String text) {
    MultiVector tokens = embedder.encode(text, options.onlyTokenVectors()).tokenVectors();
    float[] values = tokens.toArray();
    int dimension = tokens.dimension();
    float[][] rows = new float[tokens.count()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension);
    }
    return rows;
  }
}
