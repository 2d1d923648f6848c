package dev.mizzen.impl.agent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hears a turn piece by piece and cancels it where its action is complete, the protocol broken, or
 * more was said than there is room for. What is kept does not depend on the pieces.
 */
final class TurnListener implements Flow.Subscriber<String> {
  private static final int FIRST_COUNT = 1024;

  private final TurnParser parser = new TurnParser();
  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<String> done = new CompletableFuture<>();
  private final Room room;
  private int nextCount = FIRST_COUNT;
  private volatile Flow.@Nullable Subscription subscription;

  TurnListener(Room room) {
    this.room = room;
  }

  /** Waits for the turn. */
  String text() throws InterruptedException, ExecutionException {
    return done.get();
  }

  /** Ends the generation. */
  void stop() {
    Flow.Subscription running = subscription;
    if (running != null) {
      running.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription = started;
    started.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String piece) {
    for (int i = 0; i < piece.length() && !done.isDone(); i++) {
      text.append(piece.charAt(i));
      parser.accept(piece.charAt(i));
      if (parser.hasEnded() || isTooLong()) {
        done.complete(text.toString());
        stop();
      }
    }
  }

  /** Counted each time the text has doubled, which keeps the cost linear. */
  private boolean isTooLong() {
    if (text.length() < nextCount) {
      return false;
    }
    nextCount = 2 * text.length();
    return room.count(text.toString()) > room.left();
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    done.complete(text.toString());
  }
}
