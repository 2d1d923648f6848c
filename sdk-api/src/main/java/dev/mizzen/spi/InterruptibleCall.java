package dev.mizzen.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work on another thread, which cancelling interrupts. */
final class InterruptibleCall<T> extends CompletableFuture<T> {
  private volatile @Nullable Future<?> running;

  static <T> InterruptibleCall<T> start(ExecutorService executor, Supplier<T> work) {
    InterruptibleCall<T> call = new InterruptibleCall<>();
    call.running = executor.submit(() -> call.run(work));
    if (call.isCancelled()) {
      call.interrupt();
    }
    return call;
  }

  private void run(Supplier<T> work) {
    try {
      complete(work.get());
    } catch (Throwable e) {
      completeExceptionally(e);
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    interrupt();
    return cancelled;
  }

  private void interrupt() {
    Future<?> work = running;
    if (work != null) {
      work.cancel(true);
    }
  }
}
