package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How searches end early: timeouts, interrupts, cancelling and closing. */
class CallsTest {
  private static final long FOREVER = 600_000;

  @Test
  void aSlowEmbedderLeavesTheWordsOfAHybridSearch() {
    try (Retriever retriever = open(WordEmbedder.sleeping(FOREVER))) {
      Query query = Query.hybrid("ship").timeout(Duration.ofSeconds(1));
      SearchResult result = retriever.search(query);
      assertThat(result.partial()).isTrue();
      assertThat(result.totalIsExact()).isFalse();
      assertThat(result.ids()).containsExactly("a");
      assertThat(result.hits().getFirst().parts()).extracting("mode").containsExactly(Mode.BM25);
      SearchResult full = retriever.search(query.limit(1));
      assertThat(full.ids()).containsExactly("a");
      assertThat(full.cursor()).as("of a full, but partial page").isEmpty();
      Query soon = query.timeout(Duration.ofMillis(50));
      assertThat(retriever.search(soon.mode(Mode.DENSE)).partial()).isTrue();
      assertThat(retriever.search(soon.mode(Mode.LATE)).partial()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aTimeThatIsUpAtOnceGivesAPartialResultAndNoError(Mode mode) {
    try (Retriever retriever = open(new WordEmbedder())) {
      Query query = Query.of(mode, "ship").facet("kind", 2).timeout(Duration.ofNanos(1));
      assertThat(retriever.search(query).partial()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void enoughTimeGivesAWholeResult(Mode mode) {
    try (Retriever retriever = open(new WordEmbedder())) {
      Query query = Query.of(mode, "ship");
      SearchResult timed = retriever.search(query.timeout(Duration.ofSeconds(Long.MAX_VALUE)));
      assertThat(timed.partial()).isFalse();
      assertThat(timed.hits()).isEqualTo(retriever.search(query).hits());
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anInterruptedThreadIsToldSo(Mode mode) {
    try (Retriever retriever = open(new WordEmbedder())) {
      Thread.currentThread().interrupt();
      try {
        assertThatThrownBy(() -> retriever.search(Query.of(mode, "ship")))
            .isInstanceOf(CancelledException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
      } finally {
        Thread.interrupted();
      }
      assertThat(retriever.search(Query.of(mode, "ship")).hits()).isNotEmpty();
    }
  }

  @Test
  void cancellingInterruptsTheSearch() throws Exception {
    CountDownLatch encoding = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Embedder blocking = blocking(encoding, interrupted);
    try (Retriever retriever = Retriever.builder().embedder(blocking).threads(1).open()) {
      retriever.add(Document.of("a", "ship"));
      retriever.refresh();
      CompletableFuture<SearchResult> search =
          retriever.searchAsync(Query.dense("block")).toCompletableFuture();
      encoding.await();
      assertThat(search.cancel(true)).isTrue();
      interrupted.await();
      assertThatThrownBy(search::get).isInstanceOf(CancellationException.class);
      assertThat(retriever.searchAsync(Query.bm25("ship")).toCompletableFuture().get().ids())
          .containsExactly("a");
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theEndOfTheTimeInterruptsTheEmbedder() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Embedder blocking = blocking(new CountDownLatch(1), interrupted);
    try (Retriever retriever = Retriever.builder().embedder(blocking).open()) {
      retriever.add(Document.of("a", "ship"));
      retriever.refresh();
      Query query = Query.dense("block").timeout(Duration.ofSeconds(1));
      assertThat(retriever.search(query).partial()).isTrue();
      assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void timedSearchesNeedNoSecondThreadOfTheExecutorThatTheEmbedderShares() throws Exception {
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Embedder embedder =
          Embedder.of(
              new WordEmbedder().identity(),
              one,
              (texts, role) ->
                  texts.stream().map(text -> WordEmbedder.word(text).toArray()).toList());
      try (Retriever retriever = Retriever.builder().embedder(embedder).executor(one).open()) {
        retriever.add(Document.of("a", "ship"));
        retriever.refresh();
        Query query = Query.dense("ship").timeout(Duration.ofSeconds(10));
        SearchResult result =
            retriever.searchAsync(query).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(result.partial()).isFalse();
        assertThat(result.ids()).containsExactly("a");
      }
    }
  }

  @Test
  void aStalledPublisherTakesNoThreadFromSearches() throws Exception {
    try (Retriever retriever = Retriever.builder().threads(1).open();
        SubmissionPublisher<Document> stalled = new SubmissionPublisher<>(Runnable::run, 8)) {
      CompletableFuture<IngestReport> write =
          retriever.write(stalled, WriteMode.ADD, ProgressListener.NONE).toCompletableFuture();
      assertThat(
              retriever
                  .searchAsync(Query.bm25("ship"))
                  .toCompletableFuture()
                  .get(30, TimeUnit.SECONDS)
                  .hits())
          .isEmpty();
      assertThat(write).isNotDone();
    }
  }

  @Test
  void runsOnTheExecutorThatWasGiven() throws Exception {
    AtomicReference<String> thread = new AtomicReference<>("");
    Embedder watching =
        Embedder.of(
            new WordEmbedder().identity(),
            Runnable::run,
            (texts, role) -> {
              thread.set(Thread.currentThread().getName());
              return texts.stream().map(text -> WordEmbedder.word(text).toArray()).toList();
            });
    try (ExecutorService executor =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "mine"))) {
      try (Retriever retriever = Retriever.builder().embedder(watching).executor(executor).open()) {
        retriever.add(Document.of("a", "ship"));
        retriever.refresh();
        retriever.searchAsync(Query.dense("ship")).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertThat(thread).hasValue("mine");
      }
      assertThat(executor.isShutdown()).isFalse();
    }
  }

  @Test
  void everyCallAfterClosingIsRefused() {
    Retriever retriever = open(new WordEmbedder());
    Retriever view = retriever.forTenant("t");
    retriever.close();
    retriever.close();
    List<ThrowingCallable> calls =
        List.of(
            () -> retriever.search(Query.all()),
            () -> retriever.searchAsync(Query.all()),
            () -> retriever.explain(Query.all(), "a"),
            () -> retriever.get("a"),
            () -> retriever.count(Filter.and()),
            () -> retriever.add(Document.of("b", "text")),
            () -> retriever.delete("a"),
            () -> retriever.deleteWhere(Filter.and()),
            retriever::commit,
            retriever::refresh,
            retriever::rollback,
            retriever::statistics,
            () -> retriever.forTenant("u"),
            () -> view.search(Query.all()));
    for (ThrowingCallable call : calls) {
      assertThatIllegalStateException().isThrownBy(call).withMessageContaining("closed");
    }
  }

  /** Stops at the text "block" until it is interrupted. */
  private static Embedder blocking(CountDownLatch encoding, CountDownLatch interrupted) {
    return Embedder.of(
        new WordEmbedder().identity(),
        Runnable::run,
        (texts, role) -> {
          if (texts.contains("block")) {
            encoding.countDown();
            try {
              Thread.sleep(FOREVER);
            } catch (InterruptedException e) {
              interrupted.countDown();
              Thread.currentThread().interrupt();
            }
          }
          return texts.stream().map(text -> WordEmbedder.word(text).toArray()).toList();
        });
  }

  private static Retriever open(WordEmbedder embedder) {
    Document.Builder document = Document.builder("a").text("ship").metadata("kind", "x");
    document.vector("vector", WordEmbedder.sentence("ship"));
    document.tokenVectors("vector", WordEmbedder.tokens("ship"));
    Retriever retriever =
        Retriever.builder().embedder(embedder).tokenVectors(TokenStorage.FLOAT32).open();
    retriever.add(document.build());
    retriever.refresh();
    return retriever;
  }
}
