package dev.mizzen.impl.index.lists;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** The files of {@link ListFiles} while they are written; there are none until lists need them. */
final class ListOutputs implements Closeable {
  private final SegmentWriteState state;
  private @Nullable IndexOutput lists;
  private @Nullable IndexOutput codebooks;

  ListOutputs(SegmentWriteState state) {
    this.state = state;
  }

  IndexOutput lists() throws IOException {
    open();
    return Objects.requireNonNull(lists);
  }

  IndexOutput codebooks() throws IOException {
    open();
    return Objects.requireNonNull(codebooks);
  }

  private void open() throws IOException {
    if (lists == null) {
      lists = create(ListFiles.LISTS, ListFiles.LISTS_CODEC);
    }
    if (codebooks == null) {
      codebooks = create(ListFiles.CODEBOOKS, ListFiles.CODEBOOKS_CODEC);
    }
  }

  private IndexOutput create(String extension, String codec) throws IOException {
    String name =
        IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
    IndexOutput out = state.directory.createOutput(name, state.context);
    try {
      CodecUtil.writeIndexHeader(
          out, codec, ListFiles.VERSION, state.segmentInfo.getId(), state.segmentSuffix);
      return out;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(out);
      throw e;
    }
  }

  /** Ends both files; null if there are none. */
  ListFiles.@Nullable Lengths finish() throws IOException {
    IndexOutput first = lists;
    IndexOutput second = codebooks;
    if (first == null || second == null) {
      return null;
    }
    CodecUtil.writeFooter(first);
    CodecUtil.writeFooter(second);
    return new ListFiles.Lengths(first.getFilePointer(), second.getFilePointer());
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(lists, codebooks);
  }
}
