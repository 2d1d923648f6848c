package dev.mizzen.impl.index;

import dev.mizzen.error.IndexException;
import dev.mizzen.impl.index.upkeep.SideThread;
import dev.mizzen.impl.index.write.LuceneWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/**
 * Runs long work on the last commit, on a thread of its own. The writer, if there is one, keeps the
 * commit's files meanwhile. Nothing keeps those of a commit that another process writes: if it
 * commits and they go, the work starts again on the newer commit.
 *
 * @param store of the index
 * @param snapshots of the index
 * @param writer null if the index is only read
 */
record LastCommit(Store store, Snapshots snapshots, @Nullable LuceneWriter writer) {
  private static final int ATTEMPTS = 10;

  /** Something done with a commit, perhaps several times. */
  @FunctionalInterface
  interface Work<T> {
    T run(IndexCommit commit, SideThread.Stop stop) throws IOException;
  }

  /**
   * Does {@code work} under {@code name}.
   *
   * @throws IndexException if another process replaced each commit before the work was done
   */
  <T> T run(String name, Work<T> work) {
    return SideThread.call(
        name,
        stop ->
            Failures.in(
                store.where(), () -> writer == null ? chasing(work, stop) : held(work, stop)));
  }

  private <T> T held(Work<T> work, SideThread.Stop stop) throws IOException {
    try (CommitHold hold = CommitHold.of(Objects.requireNonNull(writer), store.thread())) {
      return work.run(hold.commit(), stop);
    }
  }

  private <T> T chasing(Work<T> work, SideThread.Stop stop) throws IOException {
    for (int attempt = 1; ; attempt++) {
      IndexCommit commit = newest();
      try {
        return work.run(commit, stop);
      } catch (NoSuchFileException | FileNotFoundException e) {
        if (!isReplaced(commit)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new IndexException(
              store.where()
                  + " changed meanwhile, "
                  + ATTEMPTS
                  + " times in a row; call refresh() and try again",
              e);
        }
      }
    }
  }

  /** Whether there is a newer commit, so that the files of {@code commit} may be gone. */
  boolean isReplaced(IndexCommit commit) throws IOException {
    return SegmentInfos.getLastCommitGeneration(store.directory()) != commit.getGeneration();
  }

  /** What searches see, as long as it is the last: its list of files is known to be sound. */
  private IndexCommit newest() throws IOException {
    DirectoryReader reader = snapshots.acquire();
    try {
      IndexCommit seen = reader.getIndexCommit();
      return isReplaced(seen) ? DirectoryReader.listCommits(store.directory()).getLast() : seen;
    } finally {
      reader.decRef();
    }
  }
}
