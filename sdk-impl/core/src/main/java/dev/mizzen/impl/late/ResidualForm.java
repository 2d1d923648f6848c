package dev.mizzen.impl.late;

import dev.mizzen.kernels.quantize.DistanceTableBytes;

/**
 * What a nibble of a code stands for: a grid of buckets of 4, 2 or 1 dimensions (1, 2 or 4 bits a
 * dimension), or one of 16 free codewords. Immutable.
 *
 * @param bits bits a dimension of a grid: 1, 2 or 4; 0 for free codewords
 * @param parts how many parts a vector has with free codewords; 0 for a grid
 */
public record ResidualForm(int bits, int parts) {
  private static final int CODE_BITS = 4;

  /**
   * Checks that it is one of the two.
   *
   * @throws IllegalArgumentException if it is not
   */
  public ResidualForm {
    boolean grid = (bits == 1 || bits == 2 || bits == 4) && parts == 0;
    boolean free = bits == 0 && parts >= 1 && parts <= DistanceTableBytes.MAX_SUBSPACES;
    if (!grid && !free) {
      throw new IllegalArgumentException(
          "either 1, 2 or 4 bits a dimension or 1 to 256 parts, got "
              + bits
              + " bits and "
              + parts
              + " parts");
    }
  }

  /** A grid of {@code 2^bits} buckets in each dimension. */
  public static ResidualForm grid(int bits) {
    return new ResidualForm(bits, 0);
  }

  /** Product codes: 16 trained codewords for each of {@code parts} parts. */
  public static ResidualForm product(int parts) {
    return new ResidualForm(0, parts);
  }

  /**
   * The nibbles of a vector.
   *
   * @throws IllegalArgumentException if the dimension is not a whole number of nibbles
   */
  public int subspaces(int dimension) {
    int whole = bits == 0 ? parts : CODE_BITS / bits;
    if (dimension < 1 || dimension % whole != 0) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not a multiple of " + whole + ", as " + this + " needs");
    }
    int subspaces = bits == 0 ? parts : dimension / whole;
    if (subspaces > DistanceTableBytes.MAX_SUBSPACES) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " needs " + subspaces + " nibbles, more than 256");
    }
    return subspaces;
  }
}
