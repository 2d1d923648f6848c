package dev.mizzen.impl.index;

import dev.mizzen.impl.index.write.LuceneWriter;
import dev.mizzen.impl.index.write.SerialThread;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;

/**
 * A commit whose files stay until this is closed. Nothing holds the files of a commit that another
 * process writes; if they go, reading them fails and can be tried again.
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

  static CommitHold of(Snapshots snapshots) throws IOException {
    DirectoryReader reader = snapshots.acquire();
    return new CommitHold(reader.getIndexCommit(), reader::decRef);
  }

  @Override
  public void close() throws IOException {
    release.run();
  }
}
