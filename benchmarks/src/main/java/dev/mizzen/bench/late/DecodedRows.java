package dev.mizzen.bench.late;

import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.LateCodebook;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;

/** Token vectors as their codes stand for, with length 1 as tokens have. */
final class DecodedRows {
  private final LateCodebook codebook;
  private final EncodedTokens codes;

  DecodedRows(LateCodebook codebook, EncodedTokens codes) {
    this.codebook = codebook;
    this.codes = codes;
  }

  /** A source for one thread. */
  Rescorer.TokenSource source() {
    return new Source();
  }

  private final class Source implements Rescorer.TokenSource {
    private float[] values = new float[0];

    @Override
    public TokenRows rows(int[] ranges, int count) {
      int dimension = codebook.dimension();
      if (values.length < count * dimension) {
        values = new float[count * dimension];
      }
      int at = 0;
      for (int r = 0; r < ranges.length; r += 2) {
        for (int t = ranges[r]; t < ranges[r + 1]; t++) {
          codebook.decode(
              codes.centroids()[t], codes.codes(), t * codebook.subspaces(), values, at);
          unit(at, dimension);
          at += dimension;
        }
      }
      MemorySegment rows =
          MemorySegment.ofArray(values).asSlice(0, (long) count * dimension * Float.BYTES);
      return TokenRows.of(rows, ElementType.FLOAT32, dimension);
    }

    private void unit(int at, int dimension) {
      double square = 0;
      for (int k = at; k < at + dimension; k++) {
        square += (double) values[k] * values[k];
      }
      float scale = (float) (1 / Math.sqrt(square));
      for (int k = at; k < at + dimension; k++) {
        values[k] *= scale;
      }
    }
  }
}
