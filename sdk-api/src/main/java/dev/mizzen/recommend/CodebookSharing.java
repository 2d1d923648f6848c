package dev.mizzen.recommend;

/** Which things share a codebook at the last coarse level of a semantic id. */
public enum CodebookSharing {
  /** All: one codebook, K₁ + K₂ + K₃ centroids. */
  ALL,
  /** Those alike at all levels before: K₁ + K₂ + K₁·K₂·K₃ centroids at most. */
  SAME_PREFIX,
  /** Those alike at the level before: K₁ + K₂ + K₂·K₃ centroids at most. */
  SAME_PARENT
}
