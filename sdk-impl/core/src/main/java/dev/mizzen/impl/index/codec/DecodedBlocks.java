package dev.mizzen.impl.index.codec;

import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.index.lists.TokenDecoder;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Gives the blocks of a segment the vectors that their codes stand for, in the order of documents.
 * Cost O(dimension) a token and one walk through each list, however many documents are read. For
 * one thread.
 */
final class DecodedBlocks {
  private final @Nullable SegmentTokens lists;
  private @Nullable TokenDecoder decoder;
  private float[] values = new float[0];

  /** Of a segment with these lists; null for none. */
  DecodedBlocks(@Nullable SegmentTokens lists) {
    this.lists = lists;
  }

  /**
   * The block with its vectors, which hold until the next call; the block itself if it has them.
   *
   * @param doc the number within the segment, best never less than in the call before
   */
  TokenVectorBlob of(int doc, TokenVectorBlob block) throws IOException {
    if (block.storage() != TokenStorage.CODES) {
      return block;
    }
    TokenDecoder codes = decoder;
    if (codes == null) {
      if (lists == null) {
        throw new CorruptIndexException(
            "document " + doc + " has codes in a segment without lists; restore a backup");
      }
      codes = new TokenDecoder(lists);
      decoder = codes;
    }
    int size = Math.multiplyExact(block.count(), block.dimension());
    if (values.length < size) {
      values = new float[Math.max(size, values.length + values.length / 2)];
    }
    codes.decode(doc, block.lists(), block.dimension(), values);
    if (block.isUnit()) {
      scale(block.count(), block.dimension());
    }
    return block.decoded(MemorySegment.ofArray(values).asSlice(0, (long) size * Float.BYTES));
  }

  /** Codes of a vector of length 1 stand for one that is somewhat shorter. */
  private void scale(int count, int dimension) {
    for (int row = 0; row < count; row++) {
      float square = 0;
      for (int k = row * dimension; k < (row + 1) * dimension; k++) {
        square += values[k] * values[k];
      }
      float factor = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
      for (int k = row * dimension; k < (row + 1) * dimension; k++) {
        values[k] *= factor;
      }
    }
  }
}
