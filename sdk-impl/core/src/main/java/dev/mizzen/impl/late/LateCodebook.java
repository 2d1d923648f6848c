package dev.mizzen.impl.late;

import dev.mizzen.impl.quantize.TwoLevelCentroids;
import dev.mizzen.kernels.quantize.ProductTables;
import java.util.Arrays;

/**
 * What token vectors are coded with: a token is the number of its nearest centroid and a code of
 * what is left, {@code m} nibbles of which each names one of 16 codewords of its part of the vector
 * (PLAID, arXiv:2205.09707; product codes: Jégou, Douze and Schmid, TPAMI 2011).
 *
 * <p>Centroids and codewords are half floats, widened, so that a file may keep them in two bytes
 * without loss. Centroids stand group by group; an extension adds groups at the end and changes
 * nothing else, so codes of a version are codes of every later one.
 *
 * <p>Immutable; safe for use by many threads. On the heap {@code 4·dimension} bytes a centroid.
 */
public final class LateCodebook {
  /** Codewords of a part: codes are nibbles. */
  public static final int CODEWORDS = 16;

  private final CodebookId id;
  private final int dimension;
  private final float[] groups;
  private final int[] starts;
  private final float[] centroids;
  private final ProductTables codewords;
  private final double meanSquaredResidual;
  private final long trainingTokens;

  private LateCodebook(
      CodebookId id,
      int dimension,
      TwoLevelCentroids centroids,
      ProductTables codewords,
      double meanSquaredResidual,
      long trainingTokens) {
    this.id = id;
    this.dimension = dimension;
    this.groups = centroids.groups();
    this.starts = centroids.starts();
    this.centroids = centroids.centroids();
    this.codewords = codewords;
    this.meanSquaredResidual = meanSquaredResidual;
    this.trainingTokens = trainingTokens;
  }

  /**
   * A codebook of the caller's arrays, which must not change any more.
   *
   * @param centroids all values half floats, finite
   * @param codewords {@code [subspaces × 16 × dimension / subspaces]}, half floats, finite
   * @param subspaces m, a divisor of the dimension, 1 to 256
   * @param meanSquaredResidual the mean of {@code ‖t − centroid‖²} in training
   * @param trainingTokens the number of vectors in training
   * @throws IllegalArgumentException if lengths do not fit each other, there is no centroid, or a
   *     value is not a half float
   */
  public static LateCodebook of(
      CodebookId id,
      int dimension,
      TwoLevelCentroids centroids,
      float[] codewords,
      int subspaces,
      double meanSquaredResidual,
      long trainingTokens) {
    CodebookChecks.shapes(dimension, centroids, codewords, subspaces);
    HalfFloats.check("group", centroids.groups());
    HalfFloats.check("centroid", centroids.centroids());
    HalfFloats.check("codeword", codewords);
    if (!(meanSquaredResidual >= 0) || trainingTokens < 0) {
      throw new IllegalArgumentException(
          "a mean squared residual of "
              + meanSquaredResidual
              + " over "
              + trainingTokens
              + " tokens");
    }
    return new LateCodebook(
        id,
        dimension,
        centroids,
        new ProductTables(codewords, subspaces, dimension, null, null),
        meanSquaredResidual,
        trainingTokens);
  }

  /** Its name. */
  public CodebookId id() {
    return id;
  }

  /** Values in a vector. */
  public int dimension() {
    return dimension;
  }

  /** Nibbles in a code: m. */
  public int subspaces() {
    return codewords.subspaces();
  }

  /** The number of centroids: C. */
  public int size() {
    return centroids.length / dimension;
  }

  /** The number of groups: G. */
  public int groupCount() {
    return starts.length - 1;
  }

  /** A copy of the centroids of groups, {@code [G × dimension]}. */
  public float[] groups() {
    return groups.clone();
  }

  /** A copy of where groups begin, {@code [G + 1]}. */
  public int[] starts() {
    return starts.clone();
  }

  /** A copy of the centroids, {@code [C × dimension]}, group by group. */
  public float[] centroids() {
    return centroids.clone();
  }

  /** A copy of the codewords, {@code [m × 16 × dimension / m]}. */
  public float[] codewords() {
    return codewords.centroids().clone();
  }

  /** The mean of {@code ‖t − centroid‖²} over the vectors of the training. */
  public double meanSquaredResidual() {
    return meanSquaredResidual;
  }

  /** How many vectors the training saw. */
  public long trainingTokens() {
    return trainingTokens;
  }

  /**
   * Whether codes of {@code older} mean the same with this codebook: it is the same one, or an
   * earlier version. Compares values, so that two codebooks of one name are not mixed up. Cost
   * O(C·dimension).
   */
  public boolean reads(LateCodebook older) {
    return this == older
        || (id.isSameCodebook(older.id)
            && size() >= older.size()
            && Arrays.equals(codewords.centroids(), older.codewords.centroids())
            && Arrays.equals(
                centroids, 0, older.centroids.length, older.centroids, 0, older.centroids.length));
  }

  /**
   * The vector that a code stands for: the centroid and its codewords, added.
   *
   * @param codes m codes from {@code at} on, one in a byte
   * @param to {@code dimension} values are written from {@code toAt} on
   */
  public void decode(int centroid, byte[] codes, int at, float[] to, int toAt) {
    int width = codewords.width();
    float[] words = codewords.centroids();
    for (int j = 0; j < subspaces(); j++) {
      int word = (j * CODEWORDS + codes[at + j]) * width;
      int from = centroid * dimension + j * width;
      for (int k = 0; k < width; k++) {
        to[toAt + j * width + k] = centroids[from + k] + words[word + k];
      }
    }
  }

  /** The arrays themselves, for this package. */
  float[] groupTable() {
    return groups;
  }

  int[] startTable() {
    return starts;
  }

  float[] centroidTable() {
    return centroids;
  }

  ProductTables codewordTable() {
    return codewords;
  }
}
