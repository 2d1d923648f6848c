package dev.mizzen.impl.quantize;

/** Which rows share a codebook at the last level of a residual quantizer. */
public enum LevelThree {
  /** All rows: one codebook. */
  GLOBAL,
  /** Rows with the same codes at all levels before: a codebook for each combination. */
  PER_PAIR,
  /** Rows with the same code at the level before: a codebook for each. */
  PER_LEVEL_TWO;

  /** The first level whose code tells the codebook of level {@code last}. */
  int parent(int last) {
    return switch (this) {
      case GLOBAL -> last;
      case PER_PAIR -> 0;
      case PER_LEVEL_TWO -> Math.max(0, last - 1);
    };
  }
}
