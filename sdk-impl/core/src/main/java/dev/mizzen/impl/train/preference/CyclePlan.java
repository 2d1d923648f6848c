package dev.mizzen.impl.train.preference;

/**
 * How often a teacher is asked, and about what.
 *
 * @param cycles of sampling, labelling and training
 * @param groups that the teacher is asked about in each
 * @param heldOut one of so many groups is not trained on, but tells how well it goes; 0 for none
 * @param resample whether each cycle has groups of its own, by the student as it is; if not, those
 *     of the first are used again
 * @param keepBest whether the student ends with the weights of the cycle that orders the held-out
 *     groups of all cycles best, instead of those of the last
 */
public record CyclePlan(int cycles, int groups, int heldOut, boolean resample, boolean keepBest) {
  /** Refuses what cannot be. */
  public CyclePlan {
    if (cycles < 1 || groups < 1) {
      throw new IllegalArgumentException(
          "need at least 1 cycle and 1 group, got " + cycles + " and " + groups);
    }
    if (heldOut < 0 || heldOut == 1) {
      throw new IllegalArgumentException("heldOut must be 0, or 2 or more, got " + heldOut);
    }
    if (keepBest && heldOut == 0) {
      throw new IllegalArgumentException("the best cycle is told by held-out groups: heldOut is 0");
    }
  }

  /** 30 cycles of 1,050 groups, of which one in 21 is held out; the last cycle counts. */
  public static CyclePlan standard() {
    return new CyclePlan(30, 1050, 21, true, false);
  }
}
