package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.TokenRows;

/**
 * Semantic ids: coarse codes that many rows share, by residual quantization, then product codes of
 * what it leaves, which tell rows apart (OneSearch, arXiv:2509.03236). Immutable; safe for use by
 * many threads.
 */
public final class ResidualProductQuantizer {
  private final ResidualQuantizer coarse;
  private final ProductQuantizer fine;

  /**
   * Joins two quantizers; {@code fine} was trained on what {@code coarse} leaves.
   *
   * @throws IllegalArgumentException if their dimensions differ
   */
  public ResidualProductQuantizer(ResidualQuantizer coarse, ProductQuantizer fine) {
    if (coarse.dimension() != fine.dimension()) {
      throw new IllegalArgumentException(
          "dimensions differ: " + coarse.dimension() + " and " + fine.dimension());
    }
    this.coarse = coarse;
    this.fine = fine;
  }

  /** Codes of a row: those of the levels, then those of the subspaces. */
  public int codes() {
    return coarse.levels() + fine.subspaces();
  }

  /** The codes of rows, {@code [N × codes]}. */
  public int[] encode(TokenRows rows) {
    int count = Math.toIntExact(rows.rows());
    int levels = coarse.levels();
    int[] first = new int[Math.multiplyExact(count, levels)];
    float[] residuals = new float[Math.multiplyExact(count, coarse.dimension())];
    coarse.encode(rows, first, residuals);
    byte[] second = fine.encode(TokenRows.of(residuals, coarse.dimension()));
    int[] codes = new int[Math.multiplyExact(count, codes())];
    for (int i = 0; i < count; i++) {
      System.arraycopy(first, i * levels, codes, i * codes(), levels);
      for (int s = 0; s < fine.subspaces(); s++) {
        codes[i * codes() + levels + s] = second[i * fine.subspaces() + s] & 0xFF;
      }
    }
    return codes;
  }

  /**
   * The rows that codes stand for, {@code [N × dimension]}.
   *
   * @throws IllegalArgumentException if codes are no whole rows, or one has no centroid
   */
  public float[] decode(int[] codes) {
    if (codes.length % codes() != 0) {
      throw new IllegalArgumentException(codes.length + " codes are not whole rows of " + codes());
    }
    int levels = coarse.levels();
    int count = codes.length / codes();
    int[] first = new int[count * levels];
    byte[] second = new byte[count * fine.subspaces()];
    for (int c = 0; c < codes.length; c++) {
      int row = c / codes();
      int place = c % codes();
      if (place < levels) {
        first[row * levels + place] = codes[c];
      } else if (codes[c] >= 0 && codes[c] < fine.size()) {
        second[row * fine.subspaces() + place - levels] = (byte) codes[c];
      } else {
        throw new IllegalArgumentException("code " + codes[c] + ", but there are " + fine.size());
      }
    }
    float[] rows = coarse.decode(first);
    float[] rest = fine.decode(second);
    for (int k = 0; k < rows.length; k++) {
      rows[k] += rest[k];
    }
    return rows;
  }

  /**
   * A row's codes as text, {@code c1_c2_c3_o1_o2}: product codes are counted on from subspace to
   * subspace, 256 for each, so that no two places share a number.
   */
  public String text(int[] codes, int row) {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < codes(); place++) {
      int code = codes[row * codes() + place];
      int subspace = place - coarse.levels();
      text.append(place == 0 ? "" : "_").append(subspace > 0 ? code + 256 * subspace : code);
    }
    return text.toString();
  }
}
