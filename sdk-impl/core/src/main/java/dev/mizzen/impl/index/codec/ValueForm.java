package dev.mizzen.impl.index.codec;

import java.lang.foreign.MemorySegment;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.index.FieldInfo;

/** How the binary values of a field hold token vectors. */
public enum ValueForm {
  /** As blocks of {@link TokenVectorCodec}, and nothing else. */
  BLOCKS {
    @Override
    TokenVectorBlob decode(MemorySegment value, Object where) {
      return TokenVectorBlob.of(value, where);
    }
  },
  /** As blocks, or as Lucene's {@link org.apache.lucene.document.LateInteractionField}. */
  EITHER {
    @Override
    TokenVectorBlob decode(MemorySegment value, Object where) {
      return TokenVectorBlob.isBlock(value)
          ? TokenVectorBlob.of(value, where)
          : TokenVectorBlob.ofLateInteraction(value, where);
    }
  };

  /** The form of a field in a segment, by the name of its format. */
  static ValueForm of(FieldInfo field) {
    String format = field.getAttribute(PerFieldDocValuesFormat.PER_FIELD_FORMAT_KEY);
    return TokenVectorsFormat.NAME.equals(format) ? BLOCKS : EITHER;
  }

  /**
   * A view of a value; nothing is copied, so it holds as long as the bytes do.
   *
   * @param where the value comes from, for errors
   * @throws dev.mizzen.error.CorruptIndexException if it is a damaged block
   * @throws IllegalArgumentException if it is neither a block nor Lucene's
   */
  abstract TokenVectorBlob decode(MemorySegment value, Object where);
}
