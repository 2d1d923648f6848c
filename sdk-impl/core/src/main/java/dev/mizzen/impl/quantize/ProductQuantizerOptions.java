package dev.mizzen.impl.quantize;

/**
 * How a product quantizer is trained. Immutable.
 *
 * @param subspaces how many parts, and codes, a row has
 * @param size centroids of a part: 16 for codes of 4 bits, 256 for 8
 * @param rotations 0 for rows as they are; else how often the rotation is improved
 * @param kMeans how the parts' centroids are found; its {@code clusters} are not used
 */
public record ProductQuantizerOptions(
    int subspaces, int size, int rotations, KMeansOptions kMeans) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public ProductQuantizerOptions {
    if (subspaces < 1 || rotations < 0) {
      throw new IllegalArgumentException(
          "a quantizer needs at least 1 subspace and 0 rotations, got "
              + subspaces
              + " and "
              + rotations);
    }
    if (size < 1 || size > 256) {
      throw new IllegalArgumentException("size must be in [1, 256], got " + size);
    }
  }

  /** Plain product quantization with codes of 4 or 8 bits. */
  public static ProductQuantizerOptions of(int subspaces, int bits) {
    if (bits != 4 && bits != 8) {
      throw new IllegalArgumentException("bits must be 4 or 8, got " + bits);
    }
    return new ProductQuantizerOptions(subspaces, 1 << bits, 0, KMeansOptions.of(1 << bits));
  }

  /** The same with a rotation that is improved 20 times. */
  public ProductQuantizerOptions optimised() {
    return withRotations(20);
  }

  /** The same with other {@code rotations}. */
  public ProductQuantizerOptions withRotations(int value) {
    return new ProductQuantizerOptions(subspaces, size, value, kMeans);
  }

  /** The same with other {@code kMeans}. */
  public ProductQuantizerOptions withKMeans(KMeansOptions value) {
    return new ProductQuantizerOptions(subspaces, size, rotations, value);
  }
}
