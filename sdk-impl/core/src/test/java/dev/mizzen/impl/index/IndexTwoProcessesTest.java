package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.spi.RetrieverSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process commits all the time while this one opens, refreshes, copies and verifies. */
class IndexTwoProcessesTest {
  private static final int OPENINGS = Boolean.getBoolean("mizzen.thorough") ? 1000 : 60;
  private static final int COMMITS = 40;
  private static final int REFRESHES = 5;

  @Test
  void readsBesideAWriter(@TempDir Path folder) throws Exception {
    Path files = folder.resolve("index");
    Process child = Child.start(CommittingWriter.class, folder.resolve("said"), files.toString());
    try {
      while (!Files.exists(files) || !hasCommit(files)) {
        assertThat(child.isAlive()).isTrue();
        Thread.sleep(5);
      }
      long seen = 0;
      int upkept = 0;
      RetrieverSpec reading = Specs.reading(files, Specs.tokens(TokenStorage.INT8));
      for (int opening = 0; opening < OPENINGS || seen < COMMITS; opening++) {
        assertThat(child.isAlive()).isTrue();
        try (Index index = Index.open(reading)) {
          for (int i = 0; i < REFRESHES; i++) {
            long count = index.statistics().documents();
            assertThat(count).as("documents, opening %s", opening).isGreaterThanOrEqualTo(seen);
            seen = count;
            index.refresh();
          }
          upkept += opening % 10 == 0 ? upkeep(index, folder.resolve("copy" + opening)) : 0;
        }
      }
      assertThat(upkept).as("copies and checks that outran the writer").isPositive();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /** Either succeeds, or says that it was overtaken; never speaks of damage. */
  private static int upkeep(Index index, Path copy) {
    int done = 0;
    try {
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
      done++;
      index.backup(copy);
      done++;
      try (Index copied = Index.open(CommittingWriter.spec(copy))) {
        assertThat(copied.verify(ProgressListener.NONE).problems()).isEmpty();
      }
    } catch (IndexException e) {
      assertThat(e).isNotInstanceOf(CorruptIndexException.class).hasMessageContaining("meanwhile");
    }
    return done;
  }

  private static boolean hasCommit(Path files) throws Exception {
    try (var names = Files.list(files)) {
      return names.anyMatch(file -> file.getFileName().toString().startsWith("segments_"));
    }
  }
}
