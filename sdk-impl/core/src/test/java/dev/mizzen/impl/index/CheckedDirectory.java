package dev.mizzen.impl.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;

/** Files in memory on which Lucene's {@code CheckIndex} is run when they are closed. */
public final class CheckedDirectory extends FilterDirectory {
  private final AtomicBoolean closed = new AtomicBoolean();

  /** No files yet. */
  public CheckedDirectory() {
    super(new ByteBuffersDirectory());
  }

  @Override
  public void close() throws IOException {
    if (!closed.getAndSet(true)) {
      try (Directory files = in) {
        check(files);
      }
    }
  }

  /**
   * Checks all segments of an index, if there is one.
   *
   * @throws AssertionError with the checker's report if it is not sound
   */
  public static void check(Directory files) throws IOException {
    if (!DirectoryReader.indexExists(files)) {
      return;
    }
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(report, false, StandardCharsets.UTF_8);
        CheckIndex check = new CheckIndex(TestIndexes.unclosed(files))) {
      check.setInfoStream(out);
      check.setThreadCount(1);
      if (!check.checkIndex().clean) {
        out.flush();
        throw new AssertionError("CheckIndex: " + report.toString(StandardCharsets.UTF_8));
      }
    }
  }
}
