package dev.mizzen.kernels.quantize;

/**
 * One level of a residual quantizer: one codebook, or one for each combination of codes of the
 * levels from {@code parent} on. A view of the caller's arrays, which must not change.
 */
public final class ResidualLevel {
  private final float[] centroids;
  private final int[] starts;
  private final int size;
  private final int parent;

  /**
   * A level.
   *
   * @param centroids the centroids of all groups end to end, row-major
   * @param starts {@code [groups + 1]}: group g owns the centroids from {@code starts[g]} to before
   *     {@code starts[g + 1]}; a group without centroids takes nothing away
   * @param size how many codes the level has; no group has more centroids
   * @param parent the first level whose code tells the group, or this level's own number for a
   *     single group
   * @throws IllegalArgumentException if a group is too large
   */
  public ResidualLevel(float[] centroids, int[] starts, int size, int parent) {
    for (int g = 0; g + 1 < starts.length; g++) {
      if (starts[g + 1] - starts[g] > size) {
        throw new IllegalArgumentException(
            "group " + g + " has " + (starts[g + 1] - starts[g]) + " centroids, the level " + size);
      }
    }
    this.centroids = centroids;
    this.starts = starts;
    this.size = size;
    this.parent = parent;
  }

  /** One codebook for all rows, as level number {@code level}. */
  public static ResidualLevel single(float[] centroids, int dimension, int level) {
    CodeChecks.table("centroids", centroids.length, dimension);
    int size = centroids.length / dimension;
    return new ResidualLevel(centroids, new int[] {0, size}, size, level);
  }

  /** The centroids of all groups. */
  public float[] centroids() {
    return centroids;
  }

  /** Where groups begin. */
  public int[] starts() {
    return starts;
  }

  /** How many codes the level has. */
  public int size() {
    return size;
  }

  /** The first level whose code tells the group. */
  public int parent() {
    return parent;
  }

  /** Whether there is one codebook for all rows. */
  public boolean isSingle() {
    return starts.length == 2;
  }

  /** The group of a row: its codes of the levels {@code parent .. level − 1} as one number. */
  public int group(ResidualTables tables, int level, int[] codes, int at) {
    int group = 0;
    for (int l = parent; l < level; l++) {
      group = group * tables.level(l).size() + codes[at + l];
    }
    return group;
  }
}
