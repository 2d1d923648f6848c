package dev.mizzen.impl.index.write;

import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.IndexSnapshot;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/**
 * Knows which documents there are, writes that no search sees yet included: a reader of its own,
 * and what happened since. Only a bounded number of changes is kept; beyond it, or after a change
 * it cannot follow, the next look-up opens a new reader. For the writing thread only.
 */
final class Keys implements Closeable {
  private static final int MAX_CHANGES = 100_000;

  private final IndexWriter writer;
  private final Map<String, Boolean> changes = new HashMap<>();
  private @Nullable DirectoryReader reader;
  private boolean stale = true;

  Keys(IndexWriter writer) {
    this.writer = writer;
  }

  /** Whether there is a live entry that was made of the document with this key. */
  boolean taken(String key) throws IOException {
    Boolean change = stale ? null : changes.get(key);
    if (change != null) {
      return change;
    }
    return IndexSnapshot.find(current(), new Term(IndexLayout.SOURCE, key)).isPresent();
  }

  /** Hears that this key is now taken. */
  void added(String key) {
    if (!stale) {
      changes.put(key, true);
      stale = changes.size() > MAX_CHANGES;
    }
  }

  /** Hears of a change that is not followed, such as a deletion by a query. */
  void changed() {
    stale = true;
  }

  /** Hears that this key is now free. */
  void removed(String key) {
    if (!stale) {
      changes.put(key, false);
    }
  }

  private DirectoryReader current() throws IOException {
    if (stale || reader == null) {
      DirectoryReader next =
          reader == null
              ? DirectoryReader.open(writer)
              : DirectoryReader.openIfChanged(reader, writer);
      if (next != null) {
        close();
        reader = next;
      }
      changes.clear();
      stale = false;
    }
    return Objects.requireNonNull(reader);
  }

  /** Lets go of the reader, so that merged files can be deleted; the next look-up opens another. */
  @Override
  public void close() throws IOException {
    DirectoryReader before = reader;
    reader = null;
    stale = true;
    if (before != null) {
      before.close();
    }
  }
}
