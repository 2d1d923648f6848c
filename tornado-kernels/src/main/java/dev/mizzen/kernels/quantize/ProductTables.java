package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.Nullable;

/**
 * The codebooks of a product quantizer (Jégou, Douze and Schmid, TPAMI 2011), with the rotation and
 * the coarse centroid of an optimised one (Ge, He, Ke and Sun, CVPR 2013). A view of the caller's
 * arrays, which must not change while it is used.
 */
public final class ProductTables {
  private final float[] centroids;
  private final int subspaces;
  private final int dimension;
  private final float @Nullable [] rotation;
  private final float @Nullable [] offset;

  /**
   * Checks the sizes against each other.
   *
   * @param centroids {@code [subspaces × K × dimension / subspaces]}, K at most 256
   * @param rotation {@code [dimension × dimension]}: rows are multiplied by it first, if given
   * @param offset {@code [dimension]}: taken from rows after that, if given
   * @throws IllegalArgumentException if they do not fit
   */
  public ProductTables(
      float[] centroids,
      int subspaces,
      int dimension,
      float @Nullable [] rotation,
      float @Nullable [] offset) {
    if (subspaces < 1 || dimension < 1 || dimension % subspaces != 0) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not a multiple of " + subspaces + " subspaces");
    }
    CodeChecks.table("centroids", centroids.length, dimension);
    if (centroids.length / dimension > 256) {
      throw new IllegalArgumentException(
          "a code has 256 values, but there are " + centroids.length / dimension + " centroids");
    }
    if (rotation != null) {
      CodeChecks.length("rotation", rotation.length, (long) dimension * dimension);
    }
    if (offset != null) {
      CodeChecks.length("offset", offset.length, dimension);
    }
    this.centroids = centroids;
    this.subspaces = subspaces;
    this.dimension = dimension;
    this.rotation = rotation;
    this.offset = offset;
  }

  /** All centroids. */
  public float[] centroids() {
    return centroids;
  }

  /** How many codes a row has. */
  public int subspaces() {
    return subspaces;
  }

  /** Values in a row. */
  public int dimension() {
    return dimension;
  }

  /** Values in a centroid. */
  public int width() {
    return dimension / subspaces;
  }

  /** Centroids of a subspace. */
  public int size() {
    return centroids.length / dimension;
  }

  /** What rows are multiplied by. */
  public float @Nullable [] rotation() {
    return rotation;
  }

  /** What is taken from rows. */
  public float @Nullable [] offset() {
    return offset;
  }
}
