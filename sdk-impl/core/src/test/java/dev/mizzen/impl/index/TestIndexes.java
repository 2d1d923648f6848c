package dev.mizzen.impl.index;

import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.spi.RetrieverSpec;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;

/** Opens indexes on files of a test's own. */
public final class TestIndexes {
  private TestIndexes() {}

  /** An index in memory that is checked when it is closed. */
  public static Index open(RetrieverSpec spec) {
    return Index.open(spec, CheckedDirectory::new);
  }

  /** An index on {@code files}, which it closes. */
  public static Index open(RetrieverSpec spec, Directory files, ListSettings lists) {
    return Index.open(spec, () -> files, lists);
  }

  /** The same files, which stay open when this is closed. */
  public static Directory unclosed(Directory files) {
    return new FilterDirectory(files) {
      @Override
      public void close() {}
    };
  }
}
