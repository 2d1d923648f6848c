package dev.mizzen.impl.index.lists;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Sorts encoded tokens into lists within a bounded part of the heap: what does not fit is sorted by
 * itself and put aside in a temporary file, as a run. A run is a {@link ListSource} like the lists
 * of a segment, so runs and segments are joined alike. For one thread.
 */
final class ListSorter implements Closeable {
  private final Directory directory;
  private final String prefix;
  private final IOContext context;
  private final int lists;
  private final int subspaces;
  private final int rowBytes;
  private final int capacity;
  private final List<ListSource> runs = new ArrayList<>();
  private int[] numbers = new int[1024];
  private ListRows tokens;
  private int held;
  private @Nullable IndexOutput out;
  private @Nullable IndexInput in;

  /**
   * A sorter of no tokens.
   *
   * @param directory where runs are put aside
   * @param prefix of their file's name
   * @param budget how many bytes of tokens are gathered on the heap, and as many held there
   */
  ListSorter(
      Directory directory,
      String prefix,
      IOContext context,
      int lists,
      int subspaces,
      long budget) {
    this.directory = directory;
    this.prefix = prefix;
    this.context = context;
    this.lists = lists;
    this.subspaces = subspaces;
    tokens = new ListRows(subspaces);
    rowBytes = tokens.rowBytes();
    capacity = Math.clamp(budget / (rowBytes + 2L * Integer.BYTES), 1, 1 << 24);
  }

  /** Takes a token of a list in; documents never descend. */
  void add(int list, int doc, byte[] row, int at) throws IOException {
    int n = tokens.count();
    if (n == numbers.length) {
      numbers = Arrays.copyOf(numbers, n + (n >> 1));
    }
    numbers[n] = list;
    tokens.add(doc, row, at);
    if (tokens.count() == capacity) {
      putAside();
    }
  }

  /**
   * What was added since the last call, in as many sources as it took; they can be read after
   * {@link #finish}.
   */
  List<ListSource> sources() throws IOException {
    if (held + tokens.count() <= capacity) {
      hold();
    } else {
      putAside();
    }
    List<ListSource> sources = List.copyOf(runs);
    runs.clear();
    return sources;
  }

  /** To be called after the last {@link #sources} and before one is read. */
  void finish() throws IOException {
    if (out != null) {
      out.close();
      in = directory.openInput(out.getName(), context);
    }
  }

  private void hold() {
    if (tokens.count() > 0) {
      int[] starts = new int[lists + 1];
      int[] order = order(starts);
      runs.add(new HeldRun(tokens, order, starts));
      held += tokens.count();
      tokens = new ListRows(subspaces);
    }
  }

  private void putAside() throws IOException {
    if (tokens.count() == 0) {
      return;
    }
    if (out == null) {
      out = directory.createTempOutput(prefix, "lists", context);
    }
    int[] starts = new int[lists + 1];
    int[] order = order(starts);
    runs.add(new FileRun(out.getFilePointer(), starts));
    for (int i : order) {
      out.writeInt(tokens.docs()[i]);
      out.writeBytes(tokens.rows(), i * rowBytes, rowBytes);
    }
    tokens.clear();
  }

  /** A stable counting sort by list. */
  private int[] order(int[] starts) {
    int n = tokens.count();
    for (int i = 0; i < n; i++) {
      starts[numbers[i] + 1]++;
    }
    for (int c = 0; c < lists; c++) {
      starts[c + 1] += starts[c];
    }
    int[] next = starts.clone();
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[next[numbers[i]]++] = i;
    }
    return order;
  }

  /** Removes the temporary file. */
  @Override
  public void close() throws IOException {
    IndexOutput output = out;
    if (output != null) {
      IOUtils.closeWhileHandlingException(in, output);
      in = null;
      out = null;
      directory.deleteFile(output.getName());
    }
  }

  /** A run that stayed on the heap. */
  @SuppressWarnings("ArrayRecordComponent")
  private record HeldRun(ListRows tokens, int[] order, int[] starts) implements ListSource {
    @Override
    public void append(int list, ListRows rows) {
      int end = list + 1 < starts.length ? starts[list + 1] : 0;
      for (int i = end == 0 ? 0 : starts[list]; i < end; i++) {
        rows.add(tokens.docs()[order[i]], tokens.rows(), order[i] * tokens.rowBytes());
      }
    }
  }

  /** A run in the file. */
  private final class FileRun implements ListSource {
    private final long from;
    private final int[] starts;

    FileRun(long from, int[] starts) {
      this.from = from;
      this.starts = starts;
    }

    @Override
    public void append(int list, ListRows rows) throws IOException {
      int count = list < lists ? starts[list + 1] - starts[list] : 0;
      if (count == 0) {
        return;
      }
      IndexInput input = Objects.requireNonNull(in, "finish() comes first");
      input.seek(from + (long) starts[list] * (Integer.BYTES + rowBytes));
      rows.reserve(count);
      for (int i = rows.count(); i < rows.count() + count; i++) {
        rows.docs()[i] = input.readInt();
        input.readBytes(rows.rows(), i * rowBytes, rowBytes);
      }
      rows.added(count);
    }
  }
}
