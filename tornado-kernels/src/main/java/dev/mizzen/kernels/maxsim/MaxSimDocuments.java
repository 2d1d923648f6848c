package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * Documents of token vectors, end to end, with a mask if some rows stand for no token: padding, or
 * tokens that are not to be matched. A view: nothing is copied, and the arrays must not change
 * while it is used. Masked rows cost what others do.
 */
public final class MaxSimDocuments {
  private final TokenRows rows;
  private final int[] starts;
  private final long @Nullable [] present;
  private final MaskedRows masked;

  /**
   * Checks the sizes against each other.
   *
   * @param rows the rows of all documents
   * @param starts {@code [D + 1]}, never shrinking; document d owns the rows from {@code starts[d]}
   *     to before {@code starts[d + 1]}
   * @param present a bit for each row, the lowest of word 0 for row 0, set unless the row is
   *     masked; null if none is
   * @param masked what masked rows count as
   * @throws IllegalArgumentException if {@code starts} shrinks or leaves the rows, or {@code
   *     present} is too short
   */
  public MaxSimDocuments(
      TokenRows rows, int[] starts, long @Nullable [] present, MaskedRows masked) {
    MaxSim.checkStarts(starts, rows.rows());
    MaxSim.checkPresent("document", present, starts[starts.length - 1]);
    this.rows = rows;
    this.starts = starts;
    this.present = present;
    this.masked = masked;
  }

  /** Documents without a mask. */
  public static MaxSimDocuments of(TokenRows rows, int[] starts) {
    return new MaxSimDocuments(rows, starts, null, MaskedRows.LEFT_OUT);
  }

  /** The rows of all documents. */
  public TokenRows rows() {
    return rows;
  }

  /** {@code [D + 1]}: where each document begins. */
  public int[] starts() {
    return starts;
  }

  /** A bit for each row that is not masked; null if none is. */
  public long @Nullable [] present() {
    return present;
  }

  /** What masked rows count as. */
  public MaskedRows masked() {
    return masked;
  }

  /** The number of documents. */
  public int count() {
    return starts.length - 1;
  }

  /** Whether a row is not masked. */
  public boolean isPresent(int row) {
    return present == null || (present[row >>> 6] >>> row & 1) != 0;
  }

  /** Whether a row may win: it is not masked, or masked rows count as 0. */
  public boolean mayWin(int row) {
    return masked == MaskedRows.ZERO || isPresent(row);
  }
}
