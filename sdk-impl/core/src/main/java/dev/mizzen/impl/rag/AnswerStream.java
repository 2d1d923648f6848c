package dev.mizzen.impl.rag;

import dev.mizzen.rag.AnswerEvent;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events of one answer for one subscriber, no more than it asks for. What it has not asked for
 * yet waits in memory: the events of an answer are few.
 */
final class AnswerStream implements Flow.Subscription {
  private final Flow.Subscriber<? super AnswerEvent> subscriber;
  private final Queue<AnswerEvent> events = new ConcurrentLinkedQueue<>();
  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger turns = new AtomicInteger();
  private volatile boolean ended;
  private volatile boolean cancelled;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable CompletionStage<?> work;

  private AnswerStream(Flow.Subscriber<? super AnswerEvent> subscriber) {
    this.subscriber = subscriber;
  }

  /**
   * Each subscription starts the work anew.
   *
   * @param start begins to send events to what it is given
   */
  static Flow.Publisher<AnswerEvent> publisher(
      Function<Consumer<AnswerEvent>, CompletionStage<?>> start) {
    return subscriber -> {
      AnswerStream stream = new AnswerStream(subscriber);
      subscriber.onSubscribe(stream);
      stream.run(start);
    };
  }

  private void run(Function<Consumer<AnswerEvent>, CompletionStage<?>> start) {
    if (cancelled) {
      return;
    }
    try {
      CompletionStage<?> started = start.apply(this::emit);
      work = started;
      started.whenComplete((result, error) -> end(error));
    } catch (RuntimeException e) {
      end(e);
    }
    if (cancelled) {
      stop();
    }
  }

  private void emit(AnswerEvent event) {
    events.add(event);
    drain();
  }

  private void end(@Nullable Throwable error) {
    failure = error;
    ended = true;
    drain();
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      failure = new IllegalArgumentException("request at least 1 event, got " + n);
      events.clear();
      ended = true;
      stop();
    } else {
      demand.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    }
    drain();
  }

  @Override
  public void cancel() {
    cancelled = true;
    stop();
  }

  private void stop() {
    CompletionStage<?> running = work;
    if (running != null) {
      running.toCompletableFuture().cancel(true);
    }
  }

  /** Whoever comes first works off everything; others leave it a turn more. */
  private void drain() {
    if (turns.getAndIncrement() != 0) {
      return;
    }
    int left = 1;
    while (left != 0) {
      sendAsked();
      left = turns.addAndGet(-left);
    }
  }

  private void sendAsked() {
    while (!cancelled) {
      boolean last = ended;
      if (last && events.isEmpty()) {
        finish();
        return;
      }
      if (events.isEmpty() || demand.get() == 0) {
        return;
      }
      demand.updateAndGet(d -> d == Long.MAX_VALUE ? d : d - 1);
      AnswerEvent event = events.remove();
      subscriber.onNext(event);
    }
  }

  private void finish() {
    cancelled = true;
    Throwable error = failure;
    if (error == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(error);
    }
  }
}
