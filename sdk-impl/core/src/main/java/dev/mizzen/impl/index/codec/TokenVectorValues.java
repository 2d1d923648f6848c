package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.SegmentTokens;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FilterBinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/** The blocks of a field of a segment, which also know the field's lists. */
final class TokenVectorValues extends FilterBinaryDocValues {
  private final SegmentTokens lists;

  TokenVectorValues(BinaryDocValues blocks, SegmentTokens lists) {
    super(blocks);
    this.lists = lists;
  }

  /** The lists of {@code field} in a segment; null if it has none. */
  static @Nullable SegmentTokens lists(LeafReader segment, String field) throws IOException {
    return lists(segment.getBinaryDocValues(field));
  }

  /** The lists that come with {@code blocks}; null if there are none. */
  static @Nullable SegmentTokens lists(@Nullable BinaryDocValues blocks) {
    return blocks instanceof TokenVectorValues values ? values.lists : null;
  }
}
