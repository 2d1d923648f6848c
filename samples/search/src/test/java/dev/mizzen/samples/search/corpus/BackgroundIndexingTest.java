package dev.mizzen.samples.search.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.samples.search.CountingEmbedder;
import dev.mizzen.samples.search.TestSource;
import dev.mizzen.samples.search.corpus.IndexingProgress.Phase;
import dev.mizzen.samples.search.source.DocumentSource;
import dev.mizzen.samples.search.source.SourceException;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BackgroundIndexingTest {
  @TempDir private Path folder;

  @Test
  void wordsAreFoundBeforeTheVectorsAreThere() {
    CountingEmbedder letters = CountingEmbedder.stoppingAfter(32);
    try (CorpusIndex index = open(letters);
        BackgroundIndexing indexing =
            BackgroundIndexing.start(index, TestSource.numbered(100), true)) {
      await(() -> letters.passages() == 32);
      assertThat(indexing.progress().phase()).isEqualTo(Phase.VECTORS);
      assertThat(indexing.progress().total()).isEqualTo(100);
      Answer answer = new Searcher(index).ask(Mode.BM25, "number77", 5);
      assertThat(answer.result().ids()).containsExactly("d77");
      assertThat(answer.coverage().documents()).isEqualTo(100);
      assertThat(answer.coverage().isComplete()).isFalse();
      letters.release();
      await(() -> indexing.progress().phase() == Phase.DONE);
      assertThat(index.coverage()).isEqualTo(new Coverage(100, 100));
      Answer dense = new Searcher(index).ask(Mode.DENSE, "number77", 100);
      assertThat(dense.result().ids()).hasSize(100);
      assertThat(dense.result().hits().stream().filter(hit -> !hit.highlights().isEmpty()))
          .extracting(Hit::id)
          .containsExactly("d77");
    }
  }

  @Test
  void aSecondStartGoesOnWhereTheFirstStopped() {
    TestSource source = TestSource.numbered(100);
    CountingEmbedder first = CountingEmbedder.stoppingAfter(48);
    try (CorpusIndex index = open(first)) {
      BackgroundIndexing indexing = BackgroundIndexing.start(index, source, true);
      await(() -> first.passages() == 48);
      Thread closing = Thread.ofPlatform().start(indexing::close);
      await(() -> closing.getState() == Thread.State.WAITING);
      first.release();
      await(() -> !closing.isAlive());
    }
    int done = first.passages();
    assertThat(done).isBetween(48, 99);

    CountingEmbedder second = CountingEmbedder.free();
    try (CorpusIndex index = open(second)) {
      assertThat(index.coverage()).isEqualTo(new Coverage(100, done));
      complete(index, source);
      assertThat(second.passages()).isEqualTo(100 - done);
    }

    CountingEmbedder third = CountingEmbedder.free();
    try (CorpusIndex index = open(third)) {
      complete(index, source);
      assertThat(third.passages()).isZero();
      assertThat(index.isComplete(source.version())).isTrue();
      assertThat(index.isComplete(TestSource.numbered(101).version())).isFalse();
    }
  }

  @Test
  void changedDocumentsAreEmbeddedAgainAndGoneOnesDeleted() {
    CountingEmbedder letters = CountingEmbedder.free();
    try (CorpusIndex index = open(letters)) {
      complete(index, TestSource.numbered(50));
      List<Document> documents = new ArrayList<>(TestSource.numbered(48).list());
      documents.set(3, Document.of("d3", "something new"));
      documents.add(Document.of("added", "newest"));
      complete(index, new TestSource(documents));
      assertThat(letters.passages()).isEqualTo(50 + 2);
      assertThat(index.coverage()).isEqualTo(new Coverage(49, 49));
      Searcher searcher = new Searcher(index);
      assertThat(searcher.ask(Mode.BM25, "something", 5).result().ids()).containsExactly("d3");
      assertThat(searcher.ask(Mode.BM25, "number49 number3", 5).result().ids()).isEmpty();
    }
  }

  @Test
  void withoutVectorsOnlyTheTextsAreIndexed() {
    CountingEmbedder letters = CountingEmbedder.free();
    try (CorpusIndex index = open(letters);
        BackgroundIndexing indexing =
            BackgroundIndexing.start(index, TestSource.numbered(20), false)) {
      await(() -> indexing.progress().phase() == Phase.DONE);
      assertThat(index.coverage()).isEqualTo(new Coverage(20, 0));
      assertThat(letters.passages()).isZero();
      assertThat(index.isComplete(TestSource.numbered(20).version())).isFalse();
    }
  }

  @Test
  void aFailureIsKept() {
    SourceException failure = new SourceException("a.jsonl, line 3: not JSON", null);
    DocumentSource broken = new BrokenSource(TestSource.numbered(10), failure);
    try (CorpusIndex index = open(CountingEmbedder.free());
        BackgroundIndexing indexing = BackgroundIndexing.start(index, broken, true)) {
      await(() -> indexing.progress().phase() == Phase.FAILED);
      assertThat(indexing.failure()).containsSame(failure);
    }
  }

  private CorpusIndex open(CountingEmbedder letters) {
    IndexFolder place =
        IndexFolder.of(folder.resolve("index"), new IndexFolder.Contents("test", "letters", false));
    return CorpusIndex.open(Optional.of(place), letters.embedder(), false, 2);
  }

  private static void complete(CorpusIndex index, DocumentSource source) {
    try (BackgroundIndexing indexing = BackgroundIndexing.start(index, source, true)) {
      await(() -> !indexing.progress().isRunning());
      indexing.failure().ifPresent(e -> assertThat(e).doesNotThrowAnyException());
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
