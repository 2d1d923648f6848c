package dev.mizzen.impl.embed.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** A future whose cancellation reaches the work behind it. */
public final class CancellableFuture<T> extends CompletableFuture<T> {
  private final Cancellation cancellation = new Cancellation();

  private CancellableFuture() {}

  /** Runs {@code work} on {@code executor}; if that refuses, the future fails. */
  public static <T> CompletableFuture<T> start(Executor executor, Function<Cancellation, T> work) {
    CancellableFuture<T> future = new CancellableFuture<>();
    try {
      executor.execute(() -> future.run(work));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(e);
    }
    return future;
  }

  private void run(Function<Cancellation, T> work) {
    if (isDone()) {
      return;
    }
    try {
      complete(work.apply(cancellation));
    } catch (Throwable e) {
      completeExceptionally(e);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    cancellation.cancel();
    return super.cancel(mayInterruptIfRunning);
  }

  /** Futures derived from this one do not cancel it. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
