package dev.mizzen.bench.late;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** How long whole searches take, alone and beside each other. */
final class LateTimes {
  private static final int ROUNDS = 5;

  /** A JVM compiles for some seconds, and on two processors it does so beside what is timed. */
  private static final int WARM_UP_ROUNDS = 12;

  private final ExecutorService executor;
  private final int threads;
  private final int queries;

  /**
   * Times of some queries.
   *
   * @param executor has at least {@code threads}
   */
  LateTimes(ExecutorService executor, int threads, int queries) {
    this.executor = executor;
    this.threads = threads;
    this.queries = queries;
  }

  /** How many searches each of both measurements times. */
  int searches() {
    return ROUNDS * queries;
  }

  /** All queries some times, which are not timed. */
  void warmUp(IntConsumer search) {
    for (int i = 0; i < WARM_UP_ROUNDS * queries; i++) {
      search.accept(i % queries);
    }
  }

  /** One query after another on this thread. */
  void alone(IntConsumer search, Map<String, Object> figures) {
    double[] millis = new double[searches()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      search.accept(i % queries);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    figures.put("queries_per_second", 1000 * millis.length / Arrays.stream(millis).sum());
    figures.put("p50_ms", millis[millis.length / 2]);
    figures.put("p99_ms", millis[(int) Math.ceil(0.99 * millis.length) - 1]);
  }

  /** Each thread takes the next query. */
  void together(IntConsumer search, Map<String, Object> figures) {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      all.add(
          executor.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < searches(); i = next.getAndIncrement()) {
                  search.accept(i % queries);
                }
              }));
    }
    for (Future<?> one : all) {
      try {
        one.get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    figures.put("threads", threads);
    figures.put("queries_per_second_threads", searches() / seconds);
  }
}
