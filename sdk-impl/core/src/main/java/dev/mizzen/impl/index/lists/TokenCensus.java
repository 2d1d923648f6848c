package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How many token vectors a part has, and whether codebooks can hold them: centroids and codewords
 * are halves, and residuals are up to twice as large as values.
 *
 * @param tokens how many; of a part with lists, an estimate
 * @param dimension of all; 0 without tokens
 * @param codable whether all are of one dimension and small enough
 */
record TokenCensus(long tokens, int dimension, boolean codable) {
  static final float LARGEST = 16_384;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final float INT8 = 127;

  /** Of a part; one that has lists was counted when it was written. */
  static TokenCensus of(TokenPart part, AbortCheck abort) throws IOException {
    SegmentTokens lists = part.lists();
    if (lists != null) {
      long tokens = Math.round(lists.tokens() * part.liveShare());
      return new TokenCensus(tokens, lists.codebook().dimension(), true);
    }
    long tokens = 0;
    int dimension = 0;
    boolean codable = true;
    TokenPart.Walk walk = part.walk();
    while (walk.next() >= 0) {
      abort.check();
      TokenRows rows = walk.rows();
      tokens += rows.rows();
      codable &= (dimension == 0 || dimension == rows.dimension()) && isSmall(rows);
      dimension = rows.dimension();
    }
    return new TokenCensus(tokens, dimension, codable);
  }

  TokenCensus plus(TokenCensus other) {
    boolean fits = dimension == 0 || other.dimension == 0 || dimension == other.dimension;
    return new TokenCensus(
        tokens + other.tokens,
        Math.max(dimension, other.dimension),
        codable && other.codable && fits);
  }

  private static boolean isSmall(TokenRows rows) {
    if (rows.type() == ElementType.INT8) {
      boolean small = true;
      for (long at = 0; at < rows.scales().byteSize(); at += Float.BYTES) {
        small &= rows.scales().get(FLOAT, at) <= LARGEST / INT8;
      }
      return small;
    }
    float[] values = new float[Math.toIntExact(rows.rows() * rows.dimension())];
    FloatRows.copy(rows, 0, Math.toIntExact(rows.rows()), values);
    boolean small = true;
    for (float value : values) {
      small &= Math.abs(value) <= LARGEST;
    }
    return small;
  }
}
