package dev.mizzen.kernels.quantize;

import java.util.List;

/** The levels of a residual quantizer. A view of the caller's arrays, which must not change. */
public final class ResidualTables {
  private final List<ResidualLevel> levels;
  private final int dimension;
  private final boolean renormalised;

  /**
   * Checks the levels against each other.
   *
   * @param renormalised whether the residual is scaled to length 1 after each level
   * @throws IllegalArgumentException if there is no level, or one does not fit those before it
   */
  public ResidualTables(List<ResidualLevel> levels, int dimension, boolean renormalised) {
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("a residual quantizer needs at least 1 level, got 0");
    }
    for (int l = 0; l < levels.size(); l++) {
      check(levels, l, dimension);
    }
    this.levels = List.copyOf(levels);
    this.dimension = dimension;
    this.renormalised = renormalised;
  }

  private static void check(List<ResidualLevel> levels, int l, int dimension) {
    ResidualLevel level = levels.get(l);
    CodeChecks.starts(level.starts(), level.centroids().length, dimension);
    if (level.parent() < 0 || level.parent() > l) {
      throw new IllegalArgumentException(
          "the parent of level " + l + " must be in [0, " + l + "], got " + level.parent());
    }
    long groups = 1;
    for (int p = level.parent(); p < l; p++) {
      groups *= levels.get(p).size();
    }
    CodeChecks.length("starts of level " + l, level.starts().length, groups + 1);
  }

  /** How many levels there are, which is the number of codes of a row. */
  public int levels() {
    return levels.size();
  }

  /** Level number {@code level}. */
  public ResidualLevel level(int level) {
    return levels.get(level);
  }

  /** Values in a row. */
  public int dimension() {
    return dimension;
  }

  /** Whether the residual is scaled to length 1 after each level. */
  public boolean renormalised() {
    return renormalised;
  }
}
