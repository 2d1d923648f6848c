package dev.mizzen.impl.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Work begun early, by whom it is done and what becomes of failures. */
class EarlyTest {
  @Test
  void isDoneByWhoeverNeedsItWhereNobodyBegan() {
    List<Thread> by = new ArrayList<>();
    Early.later(() -> by.add(Thread.currentThread())).await();
    Early busy = Early.start(() -> by.add(Thread.currentThread()), work -> {});
    busy.await();
    busy.await();
    Early full =
        Early.start(
            () -> by.add(Thread.currentThread()),
            work -> {
              throw new RejectedExecutionException("full");
            });
    full.await();
    assertThat(by).hasSize(3).containsOnly(Thread.currentThread());
  }

  @Test
  void goesOnBesideTheCaller() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    List<Thread> by = new ArrayList<>();
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Early early =
          Early.start(
              () -> {
                by.add(Thread.currentThread());
                begun.countDown();
              },
              executor);
      begun.await();
      early.await();
    }
    assertThat(by).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void throwsWhatTheWorkThrew() {
    Early failing =
        Early.later(
            () -> {
              throw new IllegalArgumentException("3 of 2");
            });
    assertThatThrownBy(failing::await)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 of 2");
  }

  @Test
  void waitsForTheEndThoughInterrupted() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    boolean[] ended = new boolean[1];
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      Early early =
          Early.start(
              () -> {
                begun.countDown();
                await(end);
                ended[0] = true;
              },
              executor);
      await(begun);
      Thread.currentThread().interrupt();
      executor.execute(end::countDown);
      early.await();
      assertThat(ended[0]).isTrue();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void endsWithoutBeginningWhatNobodyBegan() {
    List<Runnable> queue = new ArrayList<>();
    List<String> done = new ArrayList<>();
    Early early = Early.start(() -> done.add("work"), queue::add);
    early.end();
    queue.forEach(Runnable::run);
    assertThat(done).isEmpty();
  }

  @Test
  void endsWhenWhatWasBegunHasEndedHoweverItDid() {
    CountDownLatch begun = new CountDownLatch(1);
    boolean[] ended = new boolean[1];
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Early early =
          Early.start(
              () -> {
                begun.countDown();
                pause();
                ended[0] = true;
                throw new IllegalStateException("failed");
              },
              executor);
      await(begun);
      early.end();
      assertThat(ended[0]).isTrue();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
