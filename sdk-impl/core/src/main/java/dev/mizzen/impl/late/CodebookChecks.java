package dev.mizzen.impl.late;

import dev.mizzen.impl.quantize.TwoLevelCentroids;
import dev.mizzen.kernels.quantize.DistanceTableBytes;

/** Whether the arrays of a codebook fit each other. */
final class CodebookChecks {
  private CodebookChecks() {}

  static void shapes(int dimension, TwoLevelCentroids centroids, float[] codewords, int subspaces) {
    if (subspaces < 1
        || subspaces > DistanceTableBytes.MAX_SUBSPACES
        || dimension < 1
        || dimension % subspaces != 0) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not a multiple of " + subspaces + " subspaces");
    }
    int[] starts = centroids.starts();
    if (starts.length < 2 || starts[0] != 0) {
      throw new IllegalArgumentException("a codebook needs a group, the first at 0");
    }
    for (int g = 1; g < starts.length; g++) {
      if (starts[g] < starts[g - 1]) {
        throw new IllegalArgumentException("group " + g + " begins before group " + (g - 1));
      }
    }
    if (starts[starts.length - 1] == 0) {
      throw new IllegalArgumentException("a codebook needs a centroid");
    }
    length("groups", centroids.groups().length, (starts.length - 1L) * dimension);
    length("centroids", centroids.centroids().length, (long) starts[starts.length - 1] * dimension);
    length("codewords", codewords.length, (long) LateCodebook.CODEWORDS * dimension);
  }

  static void length(String what, int actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(what + " has " + actual + " values, needs " + expected);
    }
  }
}
