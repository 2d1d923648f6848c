package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Token vectors that are spread evenly over parts, as floats. */
final class TokenSample {
  private TokenSample() {}

  /**
   * Takes {@code wanted} of {@code tokens} token vectors.
   *
   * @param tokens how many the parts have
   * @return {@code [at most wanted × dimension]}
   */
  static float[] of(List<TokenPart> parts, long tokens, int wanted, int dimension, AbortCheck abort)
      throws IOException {
    float[] sample = new float[Math.multiplyExact(wanted, dimension)];
    float[] row = new float[dimension];
    long seen = 0;
    int taken = 0;
    for (TokenPart part : parts) {
      TokenPart.Walk walk = part.walk();
      while (walk.next() >= 0) {
        abort.check();
        TokenRows rows = walk.rows();
        for (long r = 0; r < rows.rows() && taken < wanted; r++, seen++) {
          if ((seen + 1) * wanted / tokens > seen * wanted / tokens) {
            FloatRows.copy(rows, r, 1, row);
            System.arraycopy(row, 0, sample, taken++ * dimension, dimension);
          }
        }
      }
    }
    return taken == wanted ? sample : Arrays.copyOf(sample, taken * dimension);
  }
}
