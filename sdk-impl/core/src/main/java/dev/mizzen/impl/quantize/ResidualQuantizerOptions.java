package dev.mizzen.impl.quantize;

import java.util.List;

/**
 * How a residual quantizer is trained. Immutable.
 *
 * @param sizes centroids of each level; falling sizes use codes best
 * @param last which rows share a codebook at the last level
 * @param renormalised whether residuals are scaled to length 1 after each level; such codes cannot
 *     be decoded, for lengths are lost
 * @param kMeans how centroids are found; its {@code clusters} are not used
 */
public record ResidualQuantizerOptions(
    List<Integer> sizes, LevelThree last, boolean renormalised, KMeansOptions kMeans) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no level, or an empty one
   */
  public ResidualQuantizerOptions {
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException("name at least 1 level, got 0");
    }
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("a level needs at least 1 centroid, got " + size);
      }
    }
  }

  /** One codebook for each level. */
  public static ResidualQuantizerOptions of(Integer... sizes) {
    return new ResidualQuantizerOptions(
        List.of(sizes), LevelThree.GLOBAL, false, KMeansOptions.of(1));
  }

  /** The same with another last level. */
  public ResidualQuantizerOptions withLast(LevelThree value) {
    return new ResidualQuantizerOptions(sizes, value, renormalised, kMeans);
  }

  /** The same with residuals scaled, or not. */
  public ResidualQuantizerOptions withRenormalised(boolean value) {
    return new ResidualQuantizerOptions(sizes, last, value, kMeans);
  }

  /** The same with other {@code kMeans}. */
  public ResidualQuantizerOptions withKMeans(KMeansOptions value) {
    return new ResidualQuantizerOptions(sizes, last, renormalised, value);
  }
}
