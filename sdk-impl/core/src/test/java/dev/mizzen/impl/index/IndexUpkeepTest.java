package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexUpkeepTest {
  private static Document withVectors(String id) {
    return Document.builder(id)
        .text("text of " + id)
        .vector(Specs.FIELD, Embedding.of(1, 2, 3, 4))
        .tokenVectors(
            Specs.FIELD,
            MultiVector.adopt(
                new float[] {1, 0, 0, 0, 0, 2, 0, 0}, 4, List.of(new Span(0, 4), new Span(5, 7))))
        .build();
  }

  @Test
  void countsWhatSearchesSee(@TempDir Path folder) {
    try (Index index = Index.open(Specs.folder(folder, Specs.tokens(TokenStorage.INT8)))) {
      assertThat(index.statistics().generation()).isZero();
      Probe.add(index, withVectors("a"), withVectors("b"), Document.of("c", ""));
      index.commit();
      index.delete(IndexLayout.NO_TENANT, List.of("a"));
      index.refresh();
      IndexStatistics sizes = index.statistics();
      assertThat(sizes.documents()).isEqualTo(2);
      assertThat(sizes.vectors()).isEqualTo(Map.of(Specs.FIELD, 1L));
      assertThat(sizes.tokenVectors()).isEqualTo(Map.of(Specs.FIELD, 2L));
      assertThat(sizes.generation()).isEqualTo(1);
      assertThat(sizes.bytes()).isGreaterThan(1000);
    }
  }

  @Test
  void backsUpTheLastCommitOnly(@TempDir Path folder) throws Exception {
    Path copy = folder.resolve("copy");
    try (Index index =
        Index.open(Specs.folder(folder.resolve("index"), Specs.tokens(TokenStorage.FLOAT16)))) {
      Probe.add(index, withVectors("a"));
      index.commit();
      Probe.add(index, withVectors("b"));
      index.backup(copy);
      assertThatThrownBy(() -> index.backup(copy))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(copy.toString());
    }
    try (Index index = Index.open(Specs.folder(copy, Specs.tokens(TokenStorage.FLOAT16)))) {
      assertThat(Probe.all(index)).containsOnlyKeys("a");
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
      Probe.add(index, withVectors("c"));
    }
  }

  @Test
  void verifiesASoundIndexAndSaysHowFarItIs(@TempDir Path folder) {
    try (Index index = Index.open(Specs.folder(folder, Specs.tokens(TokenStorage.INT8)))) {
      assertThat(index.verify(ProgressListener.NONE)).isEqualTo(new VerifyReport(0, 0, List.of()));
      Probe.add(index, withVectors("a"), Document.of("b", ""));
      index.commit();
      Probe.add(index, withVectors("c"));
      index.commit();
      List<Long> steps = new ArrayList<>();
      VerifyReport report = index.verify((phase, done, total) -> steps.add(done * 100 / total));
      assertThat(report.problems()).isEmpty();
      assertThat(report.documents()).isEqualTo(3);
      assertThat(steps).isSorted().endsWith(100L).hasSize(2 * report.segments());
    }
  }

  @Test
  void whatTheListenerThrowsEndsTheCheckAndReachesTheCaller() {
    try (Index index = TestIndexes.open(Specs.memory(Specs.tokens(TokenStorage.INT8)))) {
      Probe.add(index, withVectors("a"));
      index.commit();
      for (long step = 1; step <= 2; step++) {
        long last = step;
        IllegalArgumentException mine = new IllegalArgumentException("stop at step " + step);
        assertThatThrownBy(
                () ->
                    index.verify(
                        (phase, done, total) -> {
                          if (done == last) {
                            throw mine;
                          }
                        }))
            .isSameAs(mine);
      }
    }
  }

  @Test
  @CheckedFolders.Unchecked
  void verifyFindsAFlippedByte(@TempDir Path folder) throws Exception {
    try (Index index = Index.open(Specs.folder(folder, Specs.tokens(TokenStorage.INT8)))) {
      Probe.add(index, withVectors("a"), withVectors("b"));
      index.commit();
      Path file;
      try (var files = Files.list(folder)) {
        file = files.filter(f -> f.toString().endsWith(".fdt")).findFirst().orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      VerifyReport report = index.verify(ProgressListener.NONE);
      assertThat(report.isSound()).isFalse();
      assertThat(report.problems().getFirst()).contains(file.getFileName().toString());
    }
  }

  /** Two segments in the place of all that was there, so that the files of those go. */
  private static void replace(Index index) {
    index.deleteWhere(MatchAllDocsQuery.INSTANCE);
    Probe.add(index, withVectors("one"));
    index.refresh();
    Probe.add(index, withVectors("two"));
    index.commit();
  }

  @Test
  void verifyStartsAgainWhenItsCommitIsReplaced(@TempDir Path folder) {
    VectorField field = Specs.tokens(TokenStorage.INT8);
    try (Index writing = Index.open(Specs.folder(folder, field))) {
      replace(writing);
      Probe.add(writing, withVectors("three"));
      writing.commit();
      try (Index reading = Index.open(Specs.reading(folder, field))) {
        AtomicInteger starts = new AtomicInteger();
        VerifyReport report =
            reading.verify(
                (phase, done, total) -> {
                  if (done == 1 && starts.getAndIncrement() == 0) {
                    replace(writing);
                  }
                });
        assertThat(report.problems()).isEmpty();
        assertThat(report.documents()).isEqualTo(2);
        assertThat(starts).hasValue(2);
      }
    }
  }

  @Test
  void verifySpeaksOfHasteAndNotOfDamageWhenItNeverCatchesUp(@TempDir Path folder) {
    VectorField field = Specs.tokens(TokenStorage.INT8);
    try (Index writing = Index.open(Specs.folder(folder, field))) {
      replace(writing);
      try (Index reading = Index.open(Specs.reading(folder, field))) {
        assertThatThrownBy(
                () ->
                    reading.verify(
                        (phase, done, total) -> {
                          if (done == 1) {
                            replace(writing);
                          }
                        }))
            .isInstanceOf(IndexException.class)
            .isNotInstanceOf(CorruptIndexException.class)
            .hasMessageContaining("changed meanwhile");
      }
    }
  }
}
