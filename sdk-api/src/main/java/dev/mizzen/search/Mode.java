package dev.mizzen.search;

/** How documents are found and ranked. */
public enum Mode {
  /** Every document that passes the filter, in the order of the sort, else of ids. */
  ALL,
  /** Words: BM25. */
  BM25,
  /** Meaning: the nearest sentence vectors. */
  DENSE,
  /**
   * Late interaction: candidates of another mode, ranked by MaxSim {@code Σᵢ maxⱼ ⟨qᵢ, dⱼ⟩} over
   * stored token vectors (Khattab and Zaharia, ColBERT, arXiv:2004.12832). Candidates without token
   * vectors are left out.
   */
  LATE,
  /** Words and meaning, fused. */
  HYBRID
}
