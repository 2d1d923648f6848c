package dev.mizzen.embed;

/**
 * Fills short queries up with mask tokens, whose vectors take part in late interaction: the model
 * puts there what it expects to be asked about (Khattab and Zaharia, ColBERT, arXiv:2004.12832).
 * Models that were trained with it need it; others may gain or lose by it. Immutable.
 *
 * @param length tokens that each query has at least, the special ones included
 * @param attended whether the other tokens see the mask tokens; ColBERT's do not
 */
public record QueryExpansion(int length, boolean attended) {
  /** Refuses lengths below 1. */
  public QueryExpansion {
    if (length < 1) {
      throw new IllegalArgumentException("length must be at least 1 token, got " + length);
    }
  }

  /** 32 tokens, not attended to: as ColBERT and PyLate do it. */
  public static QueryExpansion standard() {
    return to(32);
  }

  /** To {@code length} tokens, not attended to. */
  public static QueryExpansion to(int length) {
    return new QueryExpansion(length, false);
  }

  /** The same, with other tokens seeing the mask tokens. */
  public QueryExpansion attendedTo() {
    return new QueryExpansion(length, true);
  }
}
