package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Token vectors of documents, copied end to end so that one call of a kernel can take them all.
 * Stored, each stands in a block with other things around it, and holds only until the next is
 * read. Filled, used and filled again; for one thread.
 */
final class TokenBatch {
  /** For each thread, 2,048 rows of 128 bytes: they are still in its cache when it scores them. */
  private static final int BYTES = 1 << 18;

  /** Parts that a thread gets of a batch for several, so that none waits long for the last. */
  private static final int PARTS = 4;

  private static final int LEAST_BYTES = 1 << 16;

  private final int limit;

  // Floats, so that vectors stored as such lie where a kernel reads them fastest.
  private float[] values = {};
  private float[] scales = {};
  private int[] docs = new int[16];
  private int[] starts = new int[17];
  private int count;
  private ElementType type = ElementType.FLOAT32;
  private int dimension;

  /**
   * @param limit the bytes of values after which no document is added
   */
  TokenBatch(int limit) {
    this.limit = limit;
  }

  /** A batch of the size that is good for a kernel on so many threads. */
  static TokenBatch forThreads(int threads) {
    int most = Integer.MAX_VALUE / (BYTES * PARTS);
    return new TokenBatch(threads == 1 ? BYTES : BYTES * PARTS * Math.min(threads, most));
  }

  /**
   * Adds the token vectors of a document, unless the batch is full or of another kind; an empty
   * batch takes any.
   *
   * @return whether it did
   */
  boolean add(int doc, TokenVectorBlob blob) {
    boolean fits =
        blob.type() == type
            && blob.dimension() == dimension
            && bytes() + blob.rows().byteSize() <= limit;
    if (count > 0 && !fits) {
      return false;
    }
    type = blob.type();
    dimension = blob.dimension();
    append(doc, blob);
    return true;
  }

  private void append(int doc, TokenVectorBlob blob) {
    if (count == docs.length) {
      docs = Arrays.copyOf(docs, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count + 1);
    }
    int rows = starts[count];
    values = grown(values, bytes() + blob.rows().byteSize());
    scales = grown(scales, (long) rows * Float.BYTES + blob.scales().byteSize());
    copy(blob.rows(), values, bytes());
    copy(blob.scales(), scales, (long) rows * Float.BYTES);
    docs[count++] = doc;
    starts[count] = rows + blob.count();
  }

  private static float[] grown(float[] array, long bytes) {
    long length = (bytes + Float.BYTES - 1) / Float.BYTES;
    if (length <= array.length) {
      return array;
    }
    long least = LEAST_BYTES / Float.BYTES;
    return Arrays.copyOf(
        array, Math.toIntExact(Math.max(length, Math.max(least, 2L * array.length))));
  }

  private static void copy(MemorySegment from, float[] to, long at) {
    MemorySegment.copy(from, 0, MemorySegment.ofArray(to), at, from.byteSize());
  }

  private long bytes() {
    return (long) starts[count] * dimension * type.bytes();
  }

  /** The number of documents. */
  int count() {
    return count;
  }

  /** The document of a place. */
  int doc(int place) {
    return docs[place];
  }

  /** The rows of all documents; they hold until the next one is added. */
  TokenRows rows() {
    MemorySegment used = MemorySegment.ofArray(values).asSlice(0, bytes());
    long scaled = type.isScaled() ? (long) starts[count] * Float.BYTES : 0;
    return new TokenRows(used, type, MemorySegment.ofArray(scales).asSlice(0, scaled), dimension);
  }

  /** {@code [count + 1]}: where each document begins. */
  int[] starts() {
    return Arrays.copyOf(starts, count + 1);
  }

  /** Makes room. */
  void clear() {
    count = 0;
  }
}
