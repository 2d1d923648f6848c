package dev.mizzen.impl.rag;

import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Takes all events of a stream. */
final class Collected implements Flow.Subscriber<AnswerEvent> {
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  Collected(Flow.Publisher<AnswerEvent> stream) {
    stream.subscribe(this);
  }

  /** The last event's. */
  Answer answer() {
    return answer.join();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(AnswerEvent event) {
    if (event instanceof AnswerEvent.Completed(Answer last)) {
      answer.complete(last);
    }
  }

  @Override
  public void onError(Throwable error) {
    answer.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    answer.completeExceptionally(new AssertionError("ended without an answer"));
  }
}
