package dev.mizzen.impl.index;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.index.upkeep.Backup;
import dev.mizzen.impl.index.upkeep.SideThread;
import dev.mizzen.impl.index.upkeep.Sizes;
import dev.mizzen.impl.index.upkeep.Verifier;
import dev.mizzen.impl.index.write.LuceneWriter;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.VerifyReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexCommit;
import org.jspecify.annotations.Nullable;

/** What is done with an index as a whole: it is copied, measured and checked. */
final class Upkeep {
  private final Store store;
  private final LastCommit lastCommit;
  private final boolean readOnly;

  /**
   * @param writer null if the index is only read
   */
  Upkeep(Store store, Snapshots snapshots, @Nullable LuceneWriter writer) {
    this.store = store;
    this.lastCommit = new LastCommit(store, snapshots, writer);
    this.readOnly = writer == null;
  }

  /** Copies the last commit to a new or empty folder. */
  void backup(Path folder) {
    Backup.requireEmpty(folder);
    lastCommit.run(
        "backup",
        (commit, stop) -> {
          Backup.copy(store.directory(), commit, folder, stop);
          return folder;
        });
  }

  /** The size of the index as {@code snapshot} sees it; to be run on the index's thread. */
  IndexStatistics statistics(IndexSnapshot snapshot) throws IOException {
    long generation =
        readOnly
            ? Commits.generation(snapshot.reader().getIndexCommit().getGeneration())
            : Commits.generation(store.directory());
    return Sizes.of(snapshot.reader(), store.directory(), store.schema(), generation);
  }

  /** Reads every byte of the last commit and checks it. */
  VerifyReport verify(ProgressListener progress) {
    return lastCommit.run("verify", (commit, stop) -> verify(commit, progress, stop));
  }

  private VerifyReport verify(IndexCommit commit, ProgressListener progress, SideThread.Stop stop)
      throws IOException {
    VerifyReport report =
        new Verifier(store.directory(), commit, store.schema(), store.where(), progress, stop)
            .run();
    if (!report.isSound() && readOnly && lastCommit.isReplaced(commit)) {
      throw new FileNotFoundException(report.problems().getFirst()); // to look at the newer one
    }
    return report;
  }
}
