package dev.mizzen.impl.quantize;

/** Where the centroids of k-means begin. */
public enum KMeansStart {
  /**
   * Rows drawn one after another, far ones with a higher probability (Arthur and Vassilvitskii,
   * SODA 2007): a lower inertia, and more centroids for rare rows. Cost O(16 · clusters² ·
   * dimension).
   */
  PLUS_PLUS,

  /**
   * Rows drawn alike and without repetition (Forgy, Biometrics 21, 1965): no cost, and more
   * centroids where there are more rows.
   */
  RANDOM
}
