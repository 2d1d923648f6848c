package dev.mizzen.impl.index.upkeep;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.Lock;

/** The files of one commit, as if it were the last; Lucene's checker always takes the last. */
final class CommitView extends FilterDirectory {
  private final Collection<String> files;

  CommitView(Directory directory, IndexCommit commit) throws IOException {
    super(directory);
    files = commit.getFileNames();
  }

  @Override
  public String[] listAll() {
    return files.stream().sorted().toArray(String[]::new);
  }

  /** The checker wants a lock in case it should repair, which it is never asked to do. */
  static Lock noLock() {
    return new Lock() {
      @Override
      public void close() {}

      @Override
      public void ensureValid() {}
    };
  }
}
