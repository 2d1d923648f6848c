package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.AbortCheck;
import dev.mizzen.impl.index.lists.FieldLists;
import dev.mizzen.impl.index.lists.ListFiles;
import dev.mizzen.impl.index.lists.ListsBuilder;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.lists.TokenPlaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.EmptyDocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Writes blocks through Lucene's format, lists, and at the end the file that tells of them. */
final class TokenVectorsConsumer extends DocValuesConsumer {
  private final DocValuesConsumer blocks;
  private final SegmentWriteState state;
  private final @Nullable ListsBuilder lists;
  private final ValueForm form;
  private final Map<Integer, @Nullable FieldLists> fields = new TreeMap<>();
  private boolean closed;

  /**
   * A consumer for the segment of {@code state}.
   *
   * @param writing null to write no lists
   * @param form of the values
   */
  TokenVectorsConsumer(
      DocValuesConsumer blocks,
      SegmentWriteState state,
      @Nullable ListsWriting writing,
      ValueForm form) {
    this.blocks = blocks;
    this.state = state;
    this.form = form;
    lists = writing == null ? null : new ListsBuilder(writing, state);
  }

  @Override
  public void addBinaryField(FieldInfo field, DocValuesProducer values) throws IOException {
    List<BlockPart> parts = List.of(BlockPart.all(values, field, form));
    if (isCodesOnly(field) && addCodes(field, parts, AbortCheck.NEVER)) {
      return;
    }
    blocks.addBinaryField(field, values);
    if (!isCodesOnly(field)) {
      addLists(field, parts, AbortCheck.NEVER);
    }
  }

  @Override
  public void mergeBinaryField(FieldInfo field, MergeState merge) throws IOException {
    if (isCodesOnly(field) && addCodes(field, parts(field, merge), merge::checkAborted)) {
      return;
    }
    blocks.mergeBinaryField(field, merge);
    if (!isCodesOnly(field)) {
      addLists(field, parts(field, merge), merge::checkAborted);
    }
  }

  private List<BlockPart> parts(FieldInfo field, MergeState merge) throws IOException {
    List<BlockPart> parts = new ArrayList<>();
    if (merge.needsIndexSort) {
      if (isCodesOnly(field)) {
        throw new UnsupportedOperationException(
            "field " + field.name + " has codes only, which cannot be merged into another order");
      }
      parts.add(BlockPart.all(merged(field, merge), field, form)); // documents are mixed
    } else {
      for (int i = 0; i < merge.docValuesProducers.length; i++) {
        FieldInfo before = merge.fieldInfos[i].fieldInfo(field.name);
        if (before != null && before.getDocValuesType() == DocValuesType.BINARY) {
          parts.add(part(merge, i, before));
        }
      }
    }
    return parts;
  }

  private boolean isCodesOnly(FieldInfo field) {
    return lists != null && lists.isCodesOnly(field.name);
  }

  /** Writes lists and blocks that name them; false if there are to be no lists. */
  private boolean addCodes(FieldInfo field, List<BlockPart> parts, AbortCheck abort)
      throws IOException {
    ListsBuilder builder = Objects.requireNonNull(lists);
    try (TokenPlaces places = new TokenPlaces(state)) {
      FieldLists told = builder.write(field.name, parts, places, abort);
      fields.put(field.number, told);
      if (told != null) {
        try (CodedBlocks coded = new CodedBlocks(parts, places)) {
          blocks.addBinaryField(field, coded);
        }
      }
      return told != null;
    }
  }

  private BlockPart part(MergeState merge, int i, FieldInfo field) throws IOException {
    Bits live = merge.liveDocs[i];
    int stay = merge.maxDocs[i];
    for (int doc = 0; live != null && doc < merge.maxDocs[i]; doc++) {
      stay -= live.get(doc) ? 0 : 1;
    }
    double share = (double) stay / Math.max(1, merge.maxDocs[i]);
    return BlockPart.of(merge.docValuesProducers[i], field, form, share, merge.docMaps[i]::get);
  }

  private static DocValuesProducer merged(FieldInfo field, MergeState merge) {
    return new EmptyDocValuesProducer() {
      @Override
      public BinaryDocValues getBinary(FieldInfo any) throws IOException {
        return getMergedBinaryDocValues(field, merge);
      }
    };
  }

  private void addLists(FieldInfo field, List<BlockPart> parts, AbortCheck abort)
      throws IOException {
    fields.put(field.number, lists == null ? null : lists.write(field.name, parts, null, abort));
  }

  @Override
  public void addNumericField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void addSortedField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void addSortedNumericField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void addSortedSetField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (blocks;
        ListsBuilder files = lists) {
      ListFiles.Lengths lengths = files == null ? null : files.finish();
      new TokenVectorsMeta(TokenVectorCodec.FORMAT_CODES, fields, lengths).write(state);
    }
  }

  private static UnsupportedOperationException notBinary(FieldInfo field) {
    return new UnsupportedOperationException(
        TokenVectorsFormat.NAME + " keeps binary doc values only, not those of " + field.name);
  }
}
