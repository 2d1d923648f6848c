package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.error.CancelledException;
import dev.mizzen.vector.Embedding;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a call promises to its caller, whatever the model. */
@Timeout(60)
class CallTest {
  @TempDir Path temp;
  private TinyModel model;

  @BeforeEach
  void createModel() {
    model = TinyModel.in(temp.resolve("tiny"));
  }

  private static List<Content.Text> texts(int count) {
    String[] words = {"a", "b", "c", "d", "a b", "c d a", "b b b b", ""};
    return IntStream.range(0, count).mapToObj(i -> Content.text(words[i % words.length])).toList();
  }

  private static List<Encoding> encode(Embedder embedder, int count, ProgressListener progress) {
    return embedder.encode(texts(count), EncodeOptions.passage(), progress);
  }

  @Test
  void resultsStandInTheOrderOfTheTexts() {
    try (Embedder embedder = Embedder.folder(model.folder()).threads(4).open()) {
      List<Encoding> all = encode(embedder, 3000, ProgressListener.NONE);
      for (int i = 0; i < 24; i++) {
        Embedding alone = encode(embedder, 8, ProgressListener.NONE).get(i % 8).embedding();
        assertThat(all.get(i).embedding()).isEqualTo(alone);
        assertThat(all.get(3000 - 24 + i).embedding()).isEqualTo(alone);
      }
      assertThat(encode(embedder, 0, ProgressListener.NONE)).isEmpty();
    }
  }

  @Test
  void progressGrowsToTheTotalAndIsNeverToldByTwoThreadsAtOnce() {
    List<Long> heard = new ArrayList<>();
    AtomicBoolean inside = new AtomicBoolean();
    AtomicBoolean overlapped = new AtomicBoolean();
    try (Embedder embedder = Embedder.folder(model.folder()).threads(4).open()) {
      encode(
          embedder,
          2500,
          (phase, done, total) -> {
            overlapped.compareAndSet(false, !inside.compareAndSet(false, true));
            assertThat(phase).isEqualTo("embed");
            assertThat(total).isEqualTo(2500);
            heard.add(done);
            inside.set(false);
          });
    }
    assertThat(overlapped).isFalse();
    assertThat(heard).isSorted().endsWith(2500L);
  }

  @Test
  void aListenersExceptionEndsTheCall() {
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThatThrownBy(
              () ->
                  encode(
                      embedder,
                      5000,
                      (phase, done, total) -> {
                        throw new IllegalStateException("enough at " + done);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("enough at");
      assertThat(encode(embedder, 1, ProgressListener.NONE)).hasSize(1);
    }
  }

  @Test
  void anInterruptedCallEndsAndLeavesTheFlag() {
    AtomicInteger last = new AtomicInteger();
    try (Embedder embedder = Embedder.folder(model.folder()).threads(1).open()) {
      assertThatThrownBy(
              () ->
                  encode(
                      embedder,
                      100_000,
                      (phase, done, total) -> {
                        last.set((int) done);
                        Thread.currentThread().interrupt();
                      }))
          .isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(last.get()).isPositive().isLessThan(2000);
    }
  }

  @Test
  void cancellingAFutureStopsTheWork() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicInteger last = new AtomicInteger();
    try (Embedder embedder = Embedder.load(model.folder())) {
      CompletableFuture<List<Encoding>> future =
          embedder
              .encodeAsync(
                  texts(100_000),
                  EncodeOptions.passage(),
                  (phase, done, total) -> {
                    last.set((int) done);
                    begun.countDown();
                    awaitQuietly(cancelled);
                  })
              .toCompletableFuture();
      begun.await();
      assertThat(future.cancel(true)).isTrue();
      cancelled.countDown();
      assertThat(future).isCancelled();
    }
    assertThat(last.get()).isLessThan(10_000);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void asynchronousCallsGiveTheSame() {
    try (Embedder embedder = Embedder.load(model.folder())) {
      List<Encoding> now = encode(embedder, 100, ProgressListener.NONE);
      List<Encoding> later =
          embedder
              .encodeAsync(texts(100), EncodeOptions.passage(), ProgressListener.NONE)
              .toCompletableFuture()
              .join();
      assertThat(later).isEqualTo(now);
    }
  }

  @Test
  void anExecutorOfOneThreadCannotLockItselfUp() throws Exception {
    try (ExecutorService one = Executors.newSingleThreadExecutor();
        Embedder embedder = Embedder.folder(model.folder()).executor(one).threads(4).open()) {
      List<CompletableFuture<List<Encoding>>> futures =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      embedder.encodeAsync(
                          texts(500), EncodeOptions.passage(), ProgressListener.NONE))
              .map(stage -> stage.toCompletableFuture())
              .toList();
      for (CompletableFuture<List<Encoding>> future : futures) {
        assertThat(future.get(30, TimeUnit.SECONDS)).hasSize(500);
      }
    }
  }

  @Test
  void aShutDownExecutorLeavesTheWorkToTheCaller() {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (Embedder embedder = Embedder.folder(model.folder()).executor(executor).open()) {
      executor.shutdown();
      assertThat(encode(embedder, 500, ProgressListener.NONE)).hasSize(500);
      assertThat(embedder.encodeAsync(texts(1), EncodeOptions.passage(), ProgressListener.NONE))
          .failsWithin(1, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void theCallersExecutorStaysOpen() {
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      Embedder.folder(model.folder()).executor(executor).open().close();
      assertThat(executor.isShutdown()).isFalse();
    }
  }

  @Test
  void manyThreadsShareOneModelWithinTheBudget() throws Exception {
    try (Embedder embedder = Embedder.folder(model.folder()).threads(2).open();
        ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Encoding> expected = encode(embedder, 200, ProgressListener.NONE);
      List<Future<List<Encoding>>> futures =
          Collections.nCopies(32, 0).stream()
              .map(i -> callers.submit(() -> encode(embedder, 200, ProgressListener.NONE)))
              .toList();
      for (Future<List<Encoding>> future : futures) {
        assertThat(future.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void closeWaitsForCallsInFlightAndThenRefuses() throws Exception {
    Embedder embedder = Embedder.load(model.folder());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<List<Encoding>> call =
        CompletableFuture.supplyAsync(
            () ->
                encode(
                    embedder,
                    3000,
                    (phase, done, total) -> {
                      begun.countDown();
                      awaitQuietly(go);
                    }),
            task -> Thread.ofPlatform().start(task));
    begun.await();
    Thread closing = Thread.ofPlatform().start(embedder::close);
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> embedder.embedQuery("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tiny is closed");
    assertThat(call).isNotDone();
    go.countDown();
    assertThat(call.get()).hasSize(3000);
    closing.join();
    embedder.close();
    assertThatThrownBy(() -> embedder.embedQuery("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> embedder.encodeAsync(texts(1), EncodeOptions.query(), ProgressListener.NONE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @SuppressWarnings("try") // closing twice is the point
  void aListenerCannotCloseWhatItListensTo() {
    try (Embedder embedder = Embedder.load(model.folder())) {
      assertThatThrownBy(() -> encode(embedder, 10, (phase, done, total) -> embedder.close()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("wait for itself");
    }
  }

  @Test
  void aListenerCannotCallWhatItListensTo() {
    try (Embedder embedder = Embedder.folder(model.folder()).threads(1).open()) {
      assertThatThrownBy(
              () -> encode(embedder, 10, (phase, done, total) -> embedder.embedQuery("a")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("tiny cannot be called")
          .hasMessageContaining("wait for itself");
      assertThat(encode(embedder, 1, ProgressListener.NONE)).hasSize(1);
    }
  }

  @Test
  void contentsThatAreNoTextAreRefusedByPlace() {
    try (Embedder embedder = Embedder.load(model.folder())) {
      List<Content> contents =
          List.of(Content.text("a"), Content.image(URI.create("file:/x.png"), "image/png"));
      assertThatThrownBy(
              () -> embedder.encode(contents, EncodeOptions.passage(), ProgressListener.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("content 1 is IMAGE");
    }
  }
}
