package dev.mizzen.impl.rag;

import dev.mizzen.Content;
import dev.mizzen.RagPipeline;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.impl.rag.cache.SemanticCache;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.RagObserver;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline whose every sentence has passed the citation gate. */
final class CitingPipeline implements RagPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(CitingPipeline.class);

  private final Parts parts;
  private final AsyncCalls async;
  private final Optional<SemanticCache> cache;
  private final Optional<RagObserver> observer;
  private final Calls calls = new Calls("the pipeline");

  CitingPipeline(
      Parts parts,
      AsyncCalls async,
      Optional<SemanticCache> cache,
      Optional<RagObserver> observer) {
    this.parts = parts;
    this.async = async;
    this.cache = cache;
    this.observer = observer;
  }

  @Override
  public Answer ask(Question question) {
    return answer(question, false, event -> {});
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
    return AnswerStream.publisher(events -> async.call(() -> answer(question, true, events)));
  }

  @Override
  public void close() {
    calls.close(async::close);
  }

  private Answer answer(Question question, boolean streaming, Consumer<AnswerEvent> events) {
    check(question);
    return calls.during(
        () -> {
          try {
            return kept(question, hosted(events))
                .orElseGet(() -> fresh(question, streaming, hosted(events)));
          } catch (RuntimeException e) {
            tell(listener -> listener.failed(question, e));
            throw e;
          }
        });
  }

  private Optional<Answer> kept(Question question, Consumer<AnswerEvent> events) {
    Optional<Answer> kept = cache.flatMap(c -> c.find(question));
    kept.ifPresent(
        answer -> {
          events.accept(new AnswerEvent.Retrieved(answer.passages()));
          events.accept(new AnswerEvent.Written(answer.text()));
          answer.citations().forEach(c -> events.accept(new AnswerEvent.Cited(c)));
          events.accept(new AnswerEvent.Completed(answer));
          tell(listener -> listener.answered(question, answer, true));
        });
    return kept;
  }

  private Answer fresh(Question question, boolean streaming, Consumer<AnswerEvent> events) {
    Answer answer = new AnswerCall(parts, question, streaming, events).run();
    cache.ifPresent(c -> c.keep(question, answer));
    tell(listener -> listener.answered(question, answer, false));
    return answer;
  }

  /** A subscriber that closes the pipeline from within would wait for itself. */
  private Consumer<AnswerEvent> hosted(Consumer<AnswerEvent> events) {
    return event ->
        calls.hosting(
            () -> {
              events.accept(event);
              return event;
            });
  }

  private void tell(Consumer<RagObserver> what) {
    try {
      observer.ifPresent(
          listener ->
              calls.hosting(
                  () -> {
                    what.accept(listener);
                    return listener;
                  }));
    } catch (RuntimeException e) {
      LOG.warn("an observer failed", e);
    }
  }

  private static void check(Question question) {
    for (Content content : question.contents()) {
      throw new IllegalArgumentException(
          "this pipeline takes questions of text alone, got " + content.modality());
    }
  }
}
