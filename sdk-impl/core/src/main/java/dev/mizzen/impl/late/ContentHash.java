package dev.mizzen.impl.late;

import dev.mizzen.impl.quantize.TwoLevelCentroids;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names a codebook by what it holds. */
final class ContentHash {
  private ContentHash() {}

  /** The first 128 bits of the SHA-256 of all values. */
  static CodebookId of(TwoLevelCentroids centroids, float[] codewords) {
    MessageDigest digest = sha256();
    update(digest, centroids.groups());
    update(digest, centroids.centroids());
    update(digest, codewords);
    ByteBuffer starts = ByteBuffer.allocate(Integer.BYTES * centroids.starts().length);
    starts.asIntBuffer().put(centroids.starts());
    digest.update(starts);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new CodebookId(hash.getLong(), hash.getLong(), 1);
  }

  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    int most = bytes.capacity() / Float.BYTES;
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      bytes.clear().limit(count * Float.BYTES);
      bytes.asFloatBuffer().put(values, from, count);
      digest.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
