package dev.mizzen.kernels.quantize;

/** What a distance table holds for a part of a query and a centroid; less is always nearer. */
public enum DistanceTableMetric {
  /** {@code Σᵢ (qᵢ − cᵢ)²}. */
  SQUARED_EUCLIDEAN,
  /** {@code −Σᵢ qᵢ·cᵢ}, so that the most similar code has the least distance. */
  NEGATIVE_INNER_PRODUCT
}
