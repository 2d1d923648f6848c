package dev.mizzen.vector;

/** How two vectors are compared. Every score grows with similarity. */
public enum Similarity {
  /** {@code ⟨a, b⟩ / (‖a‖·‖b‖)}, in [−1, 1]. */
  COSINE,
  /** {@code ⟨a, b⟩}; the range is not fixed. */
  DOT_PRODUCT,
  /** {@code 1 / (1 + ‖a − b‖²)}, in (0, 1]. */
  EUCLIDEAN
}
