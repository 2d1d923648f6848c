package dev.mizzen.spi;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to an answer in the making: hands pieces on as far as they are asked for. One
 * thread writes; the subscriber may ask and cancel from any.
 */
final class TextStream implements Flow.Subscription, Runnable, ChatCalls.Sink {
  private final Flow.Subscriber<? super String> subscriber;
  private final ChatCalls.Source source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private long demand;
  private boolean cancelled;
  private @Nullable IllegalArgumentException refused;
  private @Nullable Future<?> running;

  TextStream(Flow.Subscriber<? super String> subscriber, ChatCalls.Source source) {
    this.subscriber = subscriber;
    this.source = source;
  }

  @Override
  public void request(long more) {
    lock.lock();
    try {
      if (more < 1) {
        refused = new IllegalArgumentException("must request at least 1 piece, got " + more);
      } else {
        demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
      }
      asked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel() {
    Future<?> work;
    lock.lock();
    try {
      cancelled = true;
      work = running;
      asked.signalAll();
    } finally {
      lock.unlock();
    }
    if (work != null) {
      work.cancel(true);
    }
  }

  /** What a cancellation has to interrupt. */
  void runningIn(Future<?> work) {
    boolean late;
    lock.lock();
    try {
      running = work;
      late = cancelled;
    } finally {
      lock.unlock();
    }
    if (late) {
      work.cancel(true);
    }
  }

  @Override
  public void run() {
    try {
      source.writeTo(this);
    } catch (Throwable e) {
      if (!isCancelled()) {
        subscriber.onError(e);
      }
      return;
    }
    if (!isCancelled()) {
      subscriber.onComplete();
    }
  }

  @Override
  public void write(String piece) throws InterruptedException {
    awaitDemand();
    subscriber.onNext(piece);
  }

  private void awaitDemand() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (demand == 0 && !cancelled && refused == null) {
        asked.await();
      }
      if (refused != null) {
        throw refused;
      }
      if (cancelled) {
        throw new CancellationException("the subscription was cancelled");
      }
      demand--;
    } finally {
      lock.unlock();
    }
  }

  private boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }
}
