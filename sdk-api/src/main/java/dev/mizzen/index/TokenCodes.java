package dev.mizzen.index;

/**
 * What the codes of token vectors say of a vector's difference from its centroid: a number of bits
 * for each dimension, or product codes. Codes find documents; with {@link TokenStorage#CODES} they
 * are all that is kept. Immutable.
 *
 * @param bits for each dimension: 1, 2 or 4; 0 for product codes
 * @param parts of a vector that have 4 bits each; 0 for bits a dimension
 */
public record TokenCodes(int bits, int parts) {
  /** The most codes of 4 bits for one vector. */
  private static final int MOST_PARTS = 256;

  private static final int CODE_BITS = 4;
  private static final TokenCodes USUAL = new TokenCodes(0, 0);

  /**
   * Checks that it is one of them.
   *
   * @throws IllegalArgumentException if it is not
   */
  public TokenCodes {
    boolean known = bits == 0 || (parts == 0 && (bits == 1 || bits == 2 || bits == CODE_BITS));
    if (!known || parts < 0 || parts > MOST_PARTS) {
      throw new IllegalArgumentException(
          "either 1, 2 or 4 bits a dimension or 1 to 256 parts, got "
              + bits
              + " bits and "
              + parts
              + " parts");
    }
  }

  /** 2 bits a dimension, or what is nearest and fits the dimension; the default. */
  public static TokenCodes usual() {
    return USUAL;
  }

  /**
   * So many bits a dimension.
   *
   * @throws IllegalArgumentException if not 1, 2 or 4
   */
  public static TokenCodes bits(int bits) {
    if (bits == 0) {
      throw new IllegalArgumentException("codes have 1, 2 or 4 bits a dimension, got 0");
    }
    return new TokenCodes(bits, 0);
  }

  /**
   * Product codes: each of {@code parts} parts of a vector is one of 16 trained vectors, in 4 bits.
   *
   * @throws IllegalArgumentException if not 1 to 256
   */
  public static TokenCodes product(int parts) {
    if (parts == 0) {
      throw new IllegalArgumentException("product codes have 1 to 256 parts, got 0");
    }
    return new TokenCodes(0, parts);
  }

  /** Whether vectors of a dimension can have these codes. */
  boolean fits(int dimension) {
    if (this.equals(USUAL)) {
      return dimension <= MOST_PARTS
          || (dimension % 2 == 0 && dimension <= 2 * MOST_PARTS)
          || (dimension % CODE_BITS == 0 && dimension <= CODE_BITS * MOST_PARTS);
    }
    int whole = bits == 0 ? parts : CODE_BITS / bits;
    return dimension % whole == 0 && (bits == 0 || dimension / whole <= MOST_PARTS);
  }
}
