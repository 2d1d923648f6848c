package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.late.LateScorer;

/** The definition of MaxSim with masks, loop for sum and maximum. */
final class ScalarLateScorer extends LateScorer {
  static final ThreadLocal<ScalarLateScorer> OF_THREAD =
      ThreadLocal.withInitial(ScalarLateScorer::new);

  @Override
  protected void prepare() {
    // Queries are read where they lie.
  }

  @Override
  protected void score(int first, int end) {
    RowDot dot = RowDot.of(documents.rows().type());
    for (int d = first; d < end; d++) {
      for (int n = from; n < to; n++) {
        double sum = 0;
        for (int i = queryStarts[n]; i < queryStarts[n + 1]; i++) {
          if (queryCounts(i)) {
            sum += highest(dot, i, d);
          } else {
            putWinner(i, d, -1);
          }
        }
        put(n, d, (float) sum);
      }
    }
  }

  private float highest(RowDot dot, int i, int d) {
    float highest = Float.NEGATIVE_INFINITY;
    int winner = -1;
    for (int row = starts[d]; row < starts[d + 1]; row++) {
      if (documents.mayWin(row)) {
        float similarity = similarity(dot, i, row);
        if (winner < 0) {
          winner = row - starts[d];
        }
        if (similarity > highest) {
          highest = similarity;
          winner = row - starts[d];
        }
      }
    }
    putWinner(i, d, winner);
    return highest;
  }

  private float similarity(RowDot dot, int i, int row) {
    return documents.isPresent(row)
        ? ScalarMaxSim.similarity(dot, queries, i, documents.rows(), row)
        : 0;
  }
}
