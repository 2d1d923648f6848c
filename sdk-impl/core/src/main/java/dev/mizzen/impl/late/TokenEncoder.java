package dev.mizzen.impl.late;

import dev.mizzen.impl.quantize.TwoLevelCentroids;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeProduct;
import dev.mizzen.kernels.quantize.FloatRows;

/**
 * Codes token vectors with a codebook. Cost O(√C · dimension) a token. The codes do not depend on
 * the number of threads; on another backend a token between two groups may get another centroid.
 * Safe for use by many threads.
 */
public final class TokenEncoder {
  /** Rows that are coded at a time: what they take stays in the cache of the second level. */
  private static final int ROWS = 1024;

  private final LateCodebook codebook;
  private final CentroidChoice choice;
  private final EncodeProduct product;

  /** An encoder on the kernels of {@code backend}. */
  public TokenEncoder(KernelBackend backend, Workers workers, LateCodebook codebook) {
    this.codebook = codebook;
    this.choice =
        new CentroidChoice(
            backend,
            workers,
            new TwoLevelCentroids(
                codebook.groupTable(), codebook.startTable(), codebook.centroidTable()),
            codebook.dimension());
    this.product = new EncodeProduct(backend.encodeProduct(workers));
  }

  /** What it codes with. */
  public LateCodebook codebook() {
    return codebook;
  }

  /**
   * Codes rows.
   *
   * @param rows {@code [N × dimension]}
   * @throws IllegalArgumentException if the dimension is not the codebook's, or a value is not
   *     finite
   */
  public EncodedTokens encode(TokenRows rows) {
    CodebookChecks.length("a row", rows.dimension(), codebook.dimension());
    int count = Math.toIntExact(rows.rows());
    EncodedTokens tokens =
        new EncodedTokens(
            new int[count],
            new byte[Math.multiplyExact(count, codebook.subspaces())],
            new float[count],
            new float[count]);
    for (int from = 0; from < count; from += ROWS) {
      encode(rows, from, Math.min(ROWS, count - from), tokens);
    }
    return tokens;
  }

  private void encode(TokenRows rows, int from, int count, EncodedTokens tokens) {
    int dimension = codebook.dimension();
    float[] values = new float[count * dimension];
    FloatRows.copy(rows, from, count, values);
    Finite.check(values, dimension, from);
    int[] ids = new int[count];
    float[] squares = new float[count];
    choice.nearest(values, ids, squares);
    choice.subtract(values, ids);
    byte[] codes = new byte[count * codebook.subspaces()];
    product.encode(TokenRows.of(values, dimension), codebook.codewordTable(), codes);
    System.arraycopy(ids, 0, tokens.centroids(), from, count);
    System.arraycopy(squares, 0, tokens.residuals(), from, count);
    System.arraycopy(codes, 0, tokens.codes(), from * codebook.subspaces(), codes.length);
    for (int i = 0; i < count; i++) {
      tokens.errors()[from + i] = error(values, i, codes);
    }
  }

  /** How far a residual is from its codewords, squared. */
  private float error(float[] residuals, int row, byte[] codes) {
    float[] words = codebook.codewordTable().centroids();
    int width = codebook.codewordTable().width();
    int at = row * codebook.dimension();
    float sum = 0;
    for (int j = 0; j < codebook.subspaces(); j++) {
      int word = (j * LateCodebook.CODEWORDS + codes[row * codebook.subspaces() + j]) * width;
      for (int k = 0; k < width; k++) {
        float difference = residuals[at++] - words[word + k];
        sum += difference * difference;
      }
    }
    return sum;
  }
}
