package dev.mizzen.impl.rag;

import dev.mizzen.Content;
import dev.mizzen.RagPipeline;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Question;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The pipeline whose every sentence has passed the citation gate. */
final class CitingPipeline implements RagPipeline {
  private final Parts parts;
  private final AsyncCalls async;
  private final Calls calls = new Calls("the pipeline");

  CitingPipeline(Parts parts, AsyncCalls async) {
    this.parts = parts;
    this.async = async;
  }

  @Override
  public Answer ask(Question question) {
    return answer(question, event -> {});
  }

  @Override
  public CompletionStage<Answer> askAsync(Question question) {
    calls.requireOpen();
    check(question);
    return async.call(() -> ask(question));
  }

  @Override
  public Flow.Publisher<AnswerEvent> stream(Question question) {
    calls.requireOpen();
    check(question);
    return AnswerStream.publisher(events -> async.call(() -> answer(question, events)));
  }

  @Override
  public void close() {
    calls.close(async::close);
  }

  private Answer answer(Question question, Consumer<AnswerEvent> events) {
    check(question);
    return calls.during(
        () ->
            new AnswerCall(
                    parts,
                    question,
                    event ->
                        calls.hosting(
                            () -> {
                              events.accept(event);
                              return event;
                            }))
                .run());
  }

  private static void check(Question question) {
    for (Content content : question.contents()) {
      throw new IllegalArgumentException(
          "this pipeline takes questions of text alone, got " + content.modality());
    }
  }
}
