package dev.mizzen.impl.index.codec;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * The {@code .mtv} file of a segment: Lucene's index header, the block format, the numbers of the
 * fields, Lucene's footer with its checksum.
 *
 * @param blockFormat the newest format of the blocks
 * @param fields the fields' numbers
 */
record TokenVectorsMeta(int blockFormat, Set<Integer> fields) {
  static final String EXTENSION = "mtv";
  static final String CODEC = "MizzenTokenVectorsMeta";
  static final int VERSION_START = 0;
  static final int VERSION_CURRENT = VERSION_START;

  TokenVectorsMeta {
    fields = Set.copyOf(fields);
  }

  void write(SegmentWriteState state) throws IOException {
    String name =
        IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, EXTENSION);
    try (IndexOutput out = state.directory.createOutput(name, state.context)) {
      CodecUtil.writeIndexHeader(
          out, CODEC, VERSION_CURRENT, state.segmentInfo.getId(), state.segmentSuffix);
      out.writeVInt(blockFormat);
      out.writeVInt(fields.size());
      for (int field : new TreeSet<>(fields)) {
        out.writeVInt(field);
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
        CodecUtil.checkIndexHeader(
            in,
            CODEC,
            VERSION_START,
            VERSION_CURRENT,
            state.segmentInfo.getId(),
            state.segmentSuffix);
        meta = body(in);
      } catch (IOException | RuntimeException e) {
        failure = e;
      } finally {
        CodecUtil.checkFooter(in, failure);
      }
      return Objects.requireNonNull(meta);
    }
  }

  private static TokenVectorsMeta body(ChecksumIndexInput in) throws IOException {
    int blockFormat = in.readVInt();
    int count = in.readVInt();
    if (count < 0) {
      throw new CorruptIndexException("negative number of fields " + count, in);
    }
    Set<Integer> fields = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      fields.add(in.readVInt());
    }
    return new TokenVectorsMeta(blockFormat, fields);
  }
}
