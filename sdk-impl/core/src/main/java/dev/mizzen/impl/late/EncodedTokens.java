package dev.mizzen.impl.late;

/**
 * Tokens as a codebook codes them. Holds its arrays without a copy; they are for reading.
 *
 * @param centroids {@code [N]} the number of each token's centroid
 * @param codes {@code [N × m]}, one code of 0 to 15 in a byte
 * @param residuals {@code [N]}: {@code ‖t − centroid‖²}
 * @param errors {@code [N]}: {@code ‖t − decoded‖²}
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedTokens(int[] centroids, byte[] codes, float[] residuals, float[] errors) {
  /** The number of tokens. */
  public int count() {
    return centroids.length;
  }
}
