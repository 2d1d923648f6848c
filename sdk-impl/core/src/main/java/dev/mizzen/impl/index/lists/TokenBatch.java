package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Gathers the token vectors of documents into batches that are worth coding at once. */
final class TokenBatch {
  private static final int ROWS = 4096;

  /** Takes a batch. */
  @FunctionalInterface
  interface Taker {
    /**
     * Called for each batch.
     *
     * @param docs at least one for each row
     */
    void take(TokenRows rows, int[] docs) throws IOException;
  }

  private final int dimension;
  private final Taker taker;
  private final float[] values;
  private final float[] some;
  private final int[] docs = new int[ROWS];
  private int count;

  TokenBatch(int dimension, Taker taker) {
    this.dimension = dimension;
    this.taker = taker;
    values = new float[Math.multiplyExact(ROWS, dimension)];
    some = new float[values.length];
  }

  /** Adds all rows of a document. */
  void add(int doc, TokenRows rows) throws IOException {
    for (long from = 0; from < rows.rows(); ) {
      int part = (int) Math.min(ROWS - count, rows.rows() - from);
      FloatRows.copy(rows, from, part, some);
      System.arraycopy(some, 0, values, count * dimension, part * dimension);
      java.util.Arrays.fill(docs, count, count + part, doc);
      count += part;
      from += part;
      if (count == ROWS) {
        finish();
      }
    }
  }

  /** Hands on what there is. */
  void finish() throws IOException {
    if (count > 0) {
      MemorySegment used =
          MemorySegment.ofArray(values).asSlice(0, (long) count * dimension * Float.BYTES);
      count = 0;
      taker.take(TokenRows.of(used, ElementType.FLOAT32, dimension), docs);
    }
  }
}
