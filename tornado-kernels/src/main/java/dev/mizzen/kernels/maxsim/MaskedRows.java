package dev.mizzen.kernels.maxsim;

/** What a masked row of a document counts as. */
public enum MaskedRows {
  /** A similarity of negative infinity: it never wins, as if it were not there. */
  LEFT_OUT,

  /**
   * A similarity of 0 to every query row, so that it wins where all others are negative. This is
   * what PyLate computes, whose masks are factors; for scores that must agree with it.
   */
  ZERO
}
