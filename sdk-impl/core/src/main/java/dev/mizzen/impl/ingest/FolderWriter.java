package dev.mizzen.impl.ingest;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes files to an index, some at a time: each time deletes what they had, writes their passages
 * and after them their entries, and commits. So an entry without all its passages, or passages
 * without entry, mean that the file is to be taken in again. For one thread.
 */
final class FolderWriter {
  private final String folder;
  private final Retriever retriever;
  private final int atOnce;
  private final List<String> deletes = new ArrayList<>();
  private final List<Document> writes = new ArrayList<>();
  private long written;

  /**
   * @param atOnce documents in a commit, and those of one file more
   */
  FolderWriter(String folder, Retriever retriever, int atOnce) {
    this.folder = folder;
    this.retriever = retriever;
    this.atOnce = atOnce;
  }

  void replace(FileEntry entry, List<Document> passages) {
    if (retriever.count(Filter.parent(entry.id())) > 0) {
      deletes.add(entry.id());
    }
    writes.addAll(passages);
    written += passages.size();
    touch(entry);
  }

  void touch(FileEntry entry) {
    writes.add(entry.document(folder));
    flush(atOnce);
  }

  void delete(String entryId) {
    deletes.add(entryId);
    flush(atOnce);
  }

  void finish() {
    flush(1);
  }

  long written() {
    return written;
  }

  private void flush(int least) {
    if (writes.size() + deletes.size() < least) {
      return;
    }
    if (!deletes.isEmpty()) {
      retriever.deleteWhere(Filter.or(deletes.stream().map(Filter::parent).toArray(Filter[]::new)));
      deletes.clear();
    }
    if (!writes.isEmpty()) {
      retriever.write(writes, WriteMode.UPSERT, ProgressListener.NONE);
      writes.clear();
    }
    retriever.commit();
  }
}
