package dev.mizzen.impl.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/** The reader that searches see, and its replacement. Safe for use by many threads. */
final class Snapshots {
  private DirectoryReader current;

  Snapshots(DirectoryReader first) {
    current = first;
  }

  /** The current reader, to be given back by {@code decRef()}. */
  synchronized DirectoryReader acquire() {
    current.incRef();
    return current;
  }

  /** Shows {@code next} from now on; the one before closes when its last user gives it back. */
  void show(DirectoryReader next) throws IOException {
    DirectoryReader before;
    synchronized (this) {
      before = current;
      current = next;
    }
    before.decRef();
  }

  /**
   * Shows what {@code opener} makes of the current reader. For one thread at a time.
   *
   * @return whether there was anything new
   */
  boolean advance(Opening opener) throws IOException {
    DirectoryReader before = acquire();
    try {
      DirectoryReader next = opener.open(before);
      if (next == null) {
        return false;
      }
      show(next);
      return true;
    } finally {
      before.decRef();
    }
  }

  /** Opens a newer reader. */
  @FunctionalInterface
  interface Opening {
    /** Null if there is nothing new. */
    @Nullable DirectoryReader open(DirectoryReader before) throws IOException;
  }

  /** What the commit under the current reader says of metadata fields. */
  Map<String, MetadataType> committedTypes(String where) throws IOException {
    DirectoryReader reader = acquire();
    try {
      return CommitData.of(reader.getIndexCommit().getUserData(), where).metadata();
    } finally {
      reader.decRef();
    }
  }

  synchronized void close() throws IOException {
    current.decRef();
  }
}
