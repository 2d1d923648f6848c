package dev.mizzen.eval.unanswerable;

/**
 * How hard questions are. Hard ones have many hops, and much of their answer is outside the corpus.
 * Immutable; every setting returns a changed copy.
 *
 * @param fewestHops chunks of a context at least, which is the number of hops intended
 * @param mostHops chunks of a context at most
 * @param leastExternal the part of a context's chunks that is from outside the corpus, at least
 * @param mostExternal that part at most
 * @param fullyExternal whether contexts without a chunk of the corpus are made, too
 * @param hopTolerance how far the hops of a question may be from those intended
 * @param singleHops whether questions of one hop stay as well, for comparison
 */
public record Difficulty(
    int fewestHops,
    int mostHops,
    double leastExternal,
    double mostExternal,
    boolean fullyExternal,
    int hopTolerance,
    boolean singleHops) {
  private static final int FEWEST = 2;
  private static final int MOST = 6;

  /** Refuses what is out of range. */
  public Difficulty {
    if (fewestHops < FEWEST || mostHops > MOST || fewestHops > mostHops) {
      throw new IllegalArgumentException(
          "hops must be in order and from 2 to 6, got " + fewestHops + " and " + mostHops);
    }
    if (!(leastExternal >= 0 && leastExternal <= mostExternal && mostExternal <= 1)) {
      throw new IllegalArgumentException(
          "shares must be in order and from 0 to 1, got " + leastExternal + " and " + mostExternal);
    }
    if (hopTolerance < 0) {
      throw new IllegalArgumentException("hopTolerance must be at least 0, got " + hopTolerance);
    }
  }

  /** 2 to 6 hops, any share from outside, hops as intended, none of one hop. */
  public static Difficulty standard() {
    return new Difficulty(FEWEST, MOST, 0, 1, true, 0, false);
  }

  /** With contexts of so many chunks. */
  public Difficulty hops(int fewest, int most) {
    return new Difficulty(
        fewest, most, leastExternal, mostExternal, fullyExternal, hopTolerance, singleHops);
  }

  /** With such a part from outside; 1 and 1 for questions of which the corpus knows nothing. */
  public Difficulty externalShare(double least, double most) {
    return new Difficulty(
        fewestHops, mostHops, least, most, fullyExternal, hopTolerance, singleHops);
  }

  /** With or without contexts that have no chunk of the corpus. */
  public Difficulty fullyExternal(boolean included) {
    return new Difficulty(
        fewestHops, mostHops, leastExternal, mostExternal, included, hopTolerance, singleHops);
  }

  /** With questions whose hops are so far from those intended; 1 is usual besides 0. */
  public Difficulty hopTolerance(int most) {
    return new Difficulty(
        fewestHops, mostHops, leastExternal, mostExternal, fullyExternal, most, singleHops);
  }

  /** With or without questions of one hop. */
  public Difficulty singleHops(boolean kept) {
    return new Difficulty(
        fewestHops, mostHops, leastExternal, mostExternal, fullyExternal, hopTolerance, kept);
  }

  /** Whether contexts of so many chunks from outside and from the corpus are made. */
  public boolean allowsContext(int external, int internal) {
    int size = external + internal;
    double share = (double) external / size;
    return size >= fewestHops
        && size <= mostHops
        && share >= leastExternal
        && share <= mostExternal
        && (internal > 0 || fullyExternal);
  }

  /** Whether a question of so many hops stays, where {@code intended} were asked for. */
  public boolean allowsHops(int hops, int intended) {
    boolean near = hops > 1 && Math.abs(hops - intended) <= hopTolerance;
    return near || (hops == 1 && singleHops);
  }
}
