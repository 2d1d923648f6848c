package dev.mizzen.impl.rag.write;

import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.ChatModel;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The pieces that a language model writes, one after another. For one reader. */
final class Pieces implements Flow.Subscriber<String>, AutoCloseable {
  private static final long LOOK_MILLIS = 100;

  private final ChatModel model;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;

  Pieces(ChatModel model) {
    this.model = model;
  }

  /** A piece, or the end, which may be a failure. */
  private record Event(Optional<String> piece, Optional<Throwable> failure) {}

  /**
   * Waits for the next piece; empty at the end.
   *
   * @throws OutOfTimeException if the time is up
   */
  Optional<String> next(Deadline deadline) {
    Event event = null;
    while (event == null) {
      if (deadline.isPassed()) {
        throw OutOfTimeException.now();
      }
      try {
        event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException("the answer was interrupted", e);
      }
    }
    if (event.failure().isPresent()) {
      throw Replies.failure(model, event.failure().get());
    }
    return event.piece();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String piece) {
    events.add(new Event(Optional.of(piece), Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event(Optional.empty(), Optional.of(failure)));
  }

  @Override
  public void onComplete() {
    events.add(new Event(Optional.empty(), Optional.empty()));
  }

  /** Ends the generation, if it still goes on. */
  @Override
  public void close() {
    Flow.Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
  }
}
