package dev.mizzen.impl.index;

import dev.mizzen.impl.index.write.LuceneWriter;
import dev.mizzen.impl.index.write.SerialThread;
import java.io.IOException;
import org.apache.lucene.index.IndexCommit;

/**
 * A commit whose files stay until this is closed.
 *
 * @param commit the commit
 * @param release lets go of it
 */
record CommitHold(IndexCommit commit, Release release) implements AutoCloseable {
  /** Lets go of a commit. */
  @FunctionalInterface
  interface Release {
    void run() throws IOException;
  }

  static CommitHold of(LuceneWriter writer, SerialThread thread) throws IOException {
    IndexCommit commit = writer.commits().snapshot();
    return new CommitHold(
        commit,
        () -> {
          writer.commits().release(commit);
          thread.call(writer::deleteUnused);
        });
  }

  @Override
  public void close() throws IOException {
    release.run();
  }
}
