package dev.mizzen.kernels.simd;

/** Centroids as {@link NearestTile} reads them. One writer; then safe for many readers. */
final class NearestTable {
  private static final float[] NONE = {};

  private float[] centroids = NONE;
  private float[] half = NONE;
  private int dimension;
  private int from;
  private int to;
  private double largest;

  /** Takes the centroids {@code from .. to − 1} of an array of the caller's. */
  void set(float[] table, int width, int first, int end) {
    centroids = table;
    dimension = width;
    from = first;
    to = end;
    if (half.length < end - first) {
      half = new float[end - first];
    }
    double highest = 0;
    for (int c = first; c < end; c++) {
      double square = square(table, c * width, width);
      half[c - first] = (float) (square / 2);
      // Not a maximum of Math: NaN must not get lost.
      highest = square <= highest ? highest : square;
    }
    largest = Math.sqrt(highest) * (1 + 0x1p-40);
  }

  /** Lets go of the caller's array. */
  void clear() {
    centroids = NONE;
  }

  private static double square(float[] table, int at, int width) {
    double a = 0;
    double b = 0;
    int k = 0;
    for (; k + 1 < width; k += 2) {
      a += (double) table[at + k] * table[at + k];
      b += (double) table[at + k + 1] * table[at + k + 1];
    }
    return a + b + (k < width ? (double) table[at + k] * table[at + k] : 0);
  }

  /** {@code [· × dimension]}. */
  float[] centroids() {
    return centroids;
  }

  /** {@code ‖c‖²/2}, counted from {@link #from}. */
  float[] half() {
    return half;
  }

  int dimension() {
    return dimension;
  }

  /** The first centroid. */
  int from() {
    return from;
  }

  /** The one after the last. */
  int to() {
    return to;
  }

  /** No less than the norm of any centroid. */
  double largest() {
    return largest;
  }
}
