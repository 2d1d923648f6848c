package dev.mizzen.impl.embed.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  @Test
  void noMoreTasksRunAtOnceThanTheBudgetAllowsHoweverManyCallersThereAre() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = Workers.of(Optional.empty(), 3);
        ExecutorService callers = Executors.newFixedThreadPool(8)) {
      for (Future<?> call :
          IntStream.range(0, 16)
              .mapToObj(
                  i ->
                      callers.submit(
                          () ->
                              workers.forEach(
                                  50,
                                  new Cancellation(),
                                  number -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    LockSupport.parkNanos(100_000);
                                    done.incrementAndGet();
                                    running.decrementAndGet();
                                  })))
              .toList()) {
        call.get();
      }
    }
    assertThat(done).hasValue(16 * 50);
    assertThat(most.get()).isBetween(2, 3);
  }
}
