package dev.mizzen.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(3);

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 1000})
  void runsEachTaskOnce(int tasks) {
    for (Workers workers : new Workers[] {Workers.caller(), Workers.of(pool, 4)}) {
      AtomicIntegerArray calls = new AtomicIntegerArray(tasks + 1);
      workers.run(tasks, calls::incrementAndGet);
      for (int i = 0; i < tasks; i++) {
        assertThat(calls.get(i)).isEqualTo(1);
      }
      assertThat(calls.get(tasks)).isZero();
    }
  }

  @Test
  void usesSeveralThreadsAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    Workers.of(pool, 2)
        .run(
            2,
            i -> {
              both.countDown();
              awaitQuietly(both);
            });
    assertThat(both.getCount()).isZero();
  }

  @Test
  void endsOnAnExecutorThatIsFullOrRefuses() {
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      pool.execute(() -> awaitQuietly(release));
    }
    AtomicIntegerArray calls = new AtomicIntegerArray(9);
    Workers.of(pool, 4).run(9, calls::incrementAndGet);
    release.countDown();
    assertThat(calls.toString()).isEqualTo("[1, 1, 1, 1, 1, 1, 1, 1, 1]");

    Workers refused =
        Workers.of(
            r -> {
              throw new RejectedExecutionException("closed");
            },
            2);
    refused.run(9, calls::incrementAndGet);
    assertThat(calls.toString()).isEqualTo("[2, 2, 2, 2, 2, 2, 2, 2, 2]");
  }

  @Test
  void throwsWhatATaskThrew() {
    IllegalStateException broken = new IllegalStateException("task 5");
    assertThatThrownBy(
            () ->
                Workers.of(pool, 3)
                    .run(
                        100,
                        i -> {
                          if (i == 5) {
                            throw broken;
                          }
                        }))
        .isSameAs(broken);
  }

  @Test
  void keepsAnInterruptionForTheCaller() {
    Thread.currentThread().interrupt();
    AtomicIntegerArray calls = new AtomicIntegerArray(50);
    Workers.of(pool, 3).run(50, calls::incrementAndGet);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls.get(49)).isEqualTo(1);
  }

  @Test
  void needsAThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Workers.of(pool, 0))
        .withMessageContaining("got 0");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
