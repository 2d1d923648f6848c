package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.FieldLists;
import dev.mizzen.impl.index.lists.ListFiles;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.IndexOutput;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .mtv} file of a segment: Lucene's index header, the block format, the lengths of the
 * files with lists and codebooks (0 if there are none), for each field its number and what there is
 * of lists, Lucene's footer with its checksum. Version 0 had no lists.
 *
 * @param blockFormat the newest format of the blocks
 * @param fields by number; null for a field without lists
 * @param lengths of the files with lists; null if there are none
 */
record TokenVectorsMeta(
    int blockFormat,
    Map<Integer, @Nullable FieldLists> fields,
    ListFiles.@Nullable Lengths lengths) {
  static final String EXTENSION = "mtv";
  static final String CODEC = "MizzenTokenVectorsMeta";
  static final int VERSION_START = 0;
  static final int VERSION_LISTS = 1;
  static final int VERSION_CURRENT = VERSION_LISTS;

  TokenVectorsMeta {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** The fields that have lists. */
  Map<Integer, FieldLists> lists() {
    Map<Integer, FieldLists> lists = new TreeMap<>();
    fields.forEach(
        (number, told) -> {
          if (told != null) {
            lists.put(number, told);
          }
        });
    return lists;
  }

  void write(SegmentWriteState state) throws IOException {
    String name =
        IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, EXTENSION);
    try (IndexOutput out = state.directory.createOutput(name, state.context)) {
      CodecUtil.writeIndexHeader(
          out, CODEC, VERSION_CURRENT, state.segmentInfo.getId(), state.segmentSuffix);
      out.writeVInt(blockFormat);
      out.writeVLong(lengths == null ? 0 : lengths.lists());
      out.writeVLong(lengths == null ? 0 : lengths.codebooks());
      out.writeVInt(fields.size());
      for (var field : fields.entrySet()) {
        out.writeVInt(field.getKey());
        FieldLists told = field.getValue();
        out.writeByte((byte) (told == null ? 0 : 1));
        if (told != null) {
          told.write(out);
        }
      }
      CodecUtil.writeFooter(out);
    }
  }

  static TokenVectorsMeta read(SegmentReadState state) throws IOException {
    String name =
        IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, EXTENSION);
    try (ChecksumIndexInput in = state.directory.openChecksumInput(name)) {
      Throwable failure = null;
      TokenVectorsMeta meta = null;
      try {
        int version =
            CodecUtil.checkIndexHeader(
                in,
                CODEC,
                VERSION_START,
                VERSION_CURRENT,
                state.segmentInfo.getId(),
                state.segmentSuffix);
        meta = body(in, version);
      } catch (EOFException e) {
        failure = new CorruptIndexException("cut off after " + in.length() + " bytes", in, e);
      } catch (IOException | RuntimeException e) {
        failure = e;
      } finally {
        CodecUtil.checkFooter(in, failure);
      }
      return Objects.requireNonNull(meta);
    }
  }

  private static TokenVectorsMeta body(ChecksumIndexInput in, int version) throws IOException {
    int blockFormat = in.readVInt();
    long lists = version < VERSION_LISTS ? 0 : in.readVLong();
    long codebooks = version < VERSION_LISTS ? 0 : in.readVLong();
    int count = in.readVInt();
    if (count < 0) {
      throw new CorruptIndexException("negative number of fields " + count, in);
    }
    Map<Integer, @Nullable FieldLists> fields = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int number = in.readVInt();
      boolean told = version >= VERSION_LISTS && in.readByte() != 0;
      fields.put(number, told ? FieldLists.read(in, codebooks) : null);
    }
    return new TokenVectorsMeta(
        blockFormat, fields, lists == 0 ? null : new ListFiles.Lengths(lists, codebooks));
  }
}
