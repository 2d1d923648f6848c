package dev.mizzen.impl.index.lists;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which lists the tokens of a new segment went to, in the order of its documents, for those that
 * were coded; parts whose codes were copied keep the lists that their blocks name. Held in a
 * temporary file. For one thread.
 */
public final class TokenPlaces implements Closeable {
  private final SegmentWriteState state;
  private final List<TokenPart> copied = new ArrayList<>();
  private @Nullable IndexOutput out;

  /** For the segment of {@code state}. */
  public TokenPlaces(SegmentWriteState state) {
    this.state = state;
  }

  void copied(TokenPart part) {
    copied.add(part);
  }

  /** Takes in the lists of the next {@code count} tokens. */
  void add(int[] lists, int count) throws IOException {
    if (out == null) {
      String prefix = IndexFileNames.segmentFileName(state.segmentInfo.name, "", "");
      out = state.directory.createTempOutput(prefix, "places", state.context);
    }
    for (int i = 0; i < count; i++) {
      out.writeInt(lists[i]);
    }
  }

  /** To be called after the last token and before the first {@link #read}. */
  void finish() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /** Whether a part's codes were copied as they are. */
  public boolean isCopied(TokenPart part) {
    return copied.contains(part);
  }

  /** The lists of all tokens that were coded, from the first on; close it. */
  public Reader read() throws IOException {
    IndexOutput written = out;
    return new Reader(
        written == null ? null : state.directory.openInput(written.getName(), state.context));
  }

  /** Removes the temporary file. */
  @Override
  public void close() throws IOException {
    IndexOutput written = out;
    if (written != null) {
      out = null;
      IOUtils.closeWhileHandlingException(written);
      state.directory.deleteFile(written.getName());
    }
  }

  /** One pass through the lists of tokens. */
  public static final class Reader implements Closeable {
    private final @Nullable IndexInput in;

    Reader(@Nullable IndexInput in) {
      this.in = in;
    }

    /** The lists of the next {@code count} tokens. */
    public int[] next(int count) throws IOException {
      int[] lists = new int[count];
      for (int i = 0; in != null && i < count; i++) {
        lists[i] = in.readInt();
      }
      return lists;
    }

    @Override
    public void close() throws IOException {
      IOUtils.close(in);
    }
  }
}
