package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.SegmentTokens;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FilterBinaryDocValues;
import org.jspecify.annotations.Nullable;

/** The blocks of a field of a segment, which also know the field's lists. */
final class TokenVectorValues extends FilterBinaryDocValues {
  private final SegmentTokens lists;

  TokenVectorValues(BinaryDocValues blocks, SegmentTokens lists) {
    super(blocks);
    this.lists = lists;
  }

  /** The lists that come with {@code blocks}; null if there are none. */
  static @Nullable SegmentTokens lists(@Nullable BinaryDocValues blocks) {
    return blocks instanceof TokenVectorValues values ? values.lists : null;
  }
}
