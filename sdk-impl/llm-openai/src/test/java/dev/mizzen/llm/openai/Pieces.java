package dev.mizzen.llm.openai;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Collects what a stream hands on, asking for so much at a time. */
final class Pieces implements Flow.Subscriber<String> {
  private final long atOnce;
  private final StringBuffer text = new StringBuffer();
  private final CompletableFuture<String> outcome = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private int cancelAfter = Integer.MAX_VALUE;
  private int received;
  private volatile long asked;
  private volatile long ahead;

  Pieces(long atOnce) {
    this.atOnce = atOnce;
  }

  static Pieces of(OpenAiChatModel model, long atOnce) {
    Pieces pieces = new Pieces(atOnce);
    model.stream(Prompts.of("?")).subscribe(pieces);
    return pieces;
  }

  Pieces cancelAfter(int pieces) {
    cancelAfter = pieces;
    return this;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    asked = atOnce;
    given.request(atOnce);
  }

  @Override
  public void onNext(String piece) {
    text.append(piece);
    received++;
    ahead = Math.max(ahead, received - asked);
    if (received >= cancelAfter) {
      subscription.cancel();
    } else if (atOnce != Long.MAX_VALUE) {
      asked += atOnce;
      subscription.request(atOnce);
    }
  }

  @Override
  public void onError(Throwable error) {
    outcome.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    outcome.complete(text.toString());
  }

  String text() {
    return text.toString();
  }

  boolean isOver() {
    return outcome.isDone();
  }

  long mostAhead() {
    return ahead;
  }

  String join() throws Exception {
    return outcome.get(20, TimeUnit.SECONDS);
  }

  Throwable error() throws Exception {
    try {
      return new AssertionError("completed with " + join());
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
