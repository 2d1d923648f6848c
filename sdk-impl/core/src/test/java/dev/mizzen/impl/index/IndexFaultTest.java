package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.MizzenException;
import dev.mizzen.ProgressListener;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.spi.RetrieverSpec;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call to the file system fails: the first, the second, ... until the script runs through. */
class IndexFaultTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final RetrieverSpec SPEC = Specs.memory(Specs.tokens(TokenStorage.INT8));

  private static final int COMMITS = 3;

  /** What the script has made durable so far. */
  private static final class Progress {
    int committed;
  }

  @Test
  void theLastCommitSurvivesAnyFailedCall() {
    runUntilNothingFails(false);
  }

  @Test
  void theLastCommitSurvivesAFullDisk() {
    runUntilNothingFails(true);
  }

  private static void runUntilNothingFails(boolean forGood) {
    boolean failed = true;
    int calls = 0;
    while (failed) {
      ByteBuffersDirectory files = new ByteBuffersDirectory();
      FailingDirectory failing = new FailingDirectory(new Unclosed(files), calls, forGood);
      Progress progress = new Progress();
      try {
        script(failing, progress);
      } catch (MizzenException e) {
        assertThat(e).as("call %s", calls).hasMessageContaining("index");
      }
      failed = failing.hasFailed();
      check(files, progress, calls);
      calls += THOROUGH ? 1 : 1 + calls / 8;
    }
    assertThat(calls).isGreaterThan(100);
  }

  private static void script(FailingDirectory failing, Progress progress) {
    try (Index index = Index.open(SPEC, () -> failing)) {
      for (int commit = 1; commit <= COMMITS; commit++) {
        Probe.add(index, document(2 * commit), document(2 * commit + 1));
        index.refresh();
        index.delete(IndexLayout.NO_TENANT, List.of("id" + (2 * commit)));
        index.commit();
        progress.committed = commit;
      }
    }
  }

  private static Document document(int number) {
    return Document.builder("id" + number)
        .text("some text of " + number)
        .metadata("number", number)
        .vector(Specs.FIELD, Embedding.of(1, number, 0, 1))
        .tokenVectors(Specs.FIELD, MultiVector.of(new float[] {1, 2, 3, number}, 4))
        .build();
  }

  private static void check(ByteBuffersDirectory files, Progress progress, int calls) {
    try (Index index = Index.open(SPEC, () -> new Unclosed(files))) {
      TreeSet<String> expected = new TreeSet<>();
      for (int commit = 1; commit <= progress.committed; commit++) {
        expected.add("id" + (2 * commit + 1));
      }
      TreeSet<String> more = new TreeSet<>(expected);
      more.add("id" + (2 * progress.committed + 3));
      // Closing commits what was written, as far as the failure lets it.
      TreeSet<String> most = new TreeSet<>(expected);
      if (progress.committed < COMMITS) {
        most.add("id" + (2 * progress.committed + 2));
        most.add("id" + (2 * progress.committed + 3));
      }
      assertThat(Probe.all(index).keySet())
          .as("after %s calls", calls)
          .containsAll(expected)
          .isSubsetOf(most);
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
      Probe.upsert(index, document(100));
      index.commit();
      assertThat(Probe.get(index, "id100")).isPresent();
    }
  }

  @Test
  void rollbackTakesTheWriterUpAgainAfterAFailure(@TempDir Path folder) throws Exception {
    FailingDirectory failing = new FailingDirectory(FSDirectory.open(folder), 500, false);
    try (Index index = Index.open(SPEC, () -> failing)) {
      Probe.add(index, document(1));
      index.commit();
      assertThatThrownBy(
              () -> {
                for (int i = 2; i < 1000; i++) {
                  Probe.add(index, document(i));
                  index.refresh();
                }
              })
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("No space left");
      assertThatThrownBy(() -> Probe.add(index, document(2)))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("rollback()");
      assertThat(Probe.get(index, "id1")).as("searches go on").isPresent();
      index.rollback();
      assertThat(Probe.all(index)).containsOnlyKeys("id1");
      Probe.add(index, document(2));
      index.commit();
      assertThat(Probe.all(index)).containsOnlyKeys("id1", "id2");
    }
  }

  /** Keeps memory open for the next look. */
  private static final class Unclosed extends FilterDirectory {
    Unclosed(ByteBuffersDirectory files) {
      super(files);
    }

    @Override
    public void close() {}
  }
}
