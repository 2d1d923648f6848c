package dev.mizzen.bench.peers;

import dev.mizzen.kernels.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads of one implementation. */
final class Threads implements AutoCloseable {
  private final ExecutorService executor;
  private final Workers workers;

  /** As many as {@code threads}, the caller among them. */
  Threads(int threads) {
    executor = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    workers = Workers.of(executor, threads);
  }

  /** For our kernels. */
  Workers workers() {
    return workers;
  }

  /** Refuses more threads than {@code implementation} can use. */
  static void requireOne(String implementation, int threads) {
    if (threads != 1) {
      throw new IllegalArgumentException(
          implementation + " works on the caller's thread alone, asked for " + threads);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
