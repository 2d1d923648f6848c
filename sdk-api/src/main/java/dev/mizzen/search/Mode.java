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
   * Late interaction: MaxSim {@code Σᵢ maxⱼ ⟨qᵢ, dⱼ⟩} over stored token vectors (Khattab and
   * Zaharia, ColBERT, arXiv:2004.12832). Documents without token vectors are left out.
   *
   * <p>It finds its candidates by itself, over inverted lists of the codes of token vectors (PLAID,
   * arXiv:2205.09707; WARP, arXiv:2501.17788), and ranks the best by their exact vectors; {@link
   * Query#candidatesFrom} lets another mode find them. Parts of the index that are too small for
   * lists, or of which a filter leaves few documents, are compared with in full, as {@link
   * Query#exact} does everywhere. So are indexes of versions before there were lists, part by part
   * until a merge or a new writing of their documents gives them lists.
   */
  LATE,
  /** Words and meaning, fused; and late interaction, if {@link Query#fusion} names it. */
  HYBRID
}
