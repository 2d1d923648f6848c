package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.search.Mode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {
  private static final Question QUESTION = Question.of("Who built the old lighthouse of Varna?");

  private final Retriever retriever = Retriever.builder().open();

  @BeforeEach
  void fill() {
    retriever.add(Document.of("varna", "The old lighthouse of Varna was built by Ivan Petrov."));
    retriever.commit();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  @Test
  void tellsEveryStepAndEndsWithTheAnswer() throws Exception {
    try (RagPipeline pipeline = pipeline()) {
      Listener listener = new Listener(Long.MAX_VALUE);
      pipeline.stream(QUESTION).subscribe(listener);
      listener.await();
      assertThat(listener.kinds()).containsExactly("Retrieved", "Written", "Cited", "Completed");
      assertThat(((AnswerEvent.Completed) listener.events.getLast()).answer())
          .usingRecursiveComparison()
          .ignoringFields("stages")
          .isEqualTo(pipeline.ask(QUESTION));
    }
  }

  @Test
  void handsOnWhatAModelHasFinished() throws Exception {
    String quote = "[1: \"built by Ivan Petrov\"]";
    ScriptedModel model =
        new ScriptedModel(
            p ->
                "Ivan Petrov built it. "
                    + quote
                    + " He was tall. [1: \"tall\"] It was he. "
                    + quote);
    try (RagPipeline pipeline = builder().chatModel(model).open()) {
      Listener listener = new Listener(Long.MAX_VALUE);
      pipeline.stream(QUESTION).subscribe(listener);
      listener.await();
      assertThat(listener.kinds())
          .containsExactly("Retrieved", "Written", "Cited", "Written", "Cited", "Completed");
      var answer = ((AnswerEvent.Completed) listener.events.getLast()).answer();
      assertThat(answer.text()).isEqualTo("Ivan Petrov built it. It was he.");
      assertThat(answer.citations().getLast().answerSpan().of(answer.text()))
          .isEqualTo("It was he.");
      assertThat(answer.text()).isEqualTo(pipeline.ask(QUESTION).text());
    }
  }

  @Test
  void sendsNoMoreThanAsked() throws Exception {
    try (RagPipeline pipeline = pipeline()) {
      Listener listener = new Listener(1);
      pipeline.stream(QUESTION).subscribe(listener);
      for (int i = 0; i < 6000 && listener.events.isEmpty(); i++) {
        Thread.sleep(10);
      }
      Thread.sleep(50);
      assertThat(listener.kinds()).containsExactly("Retrieved");
      listener.subscription().request(3);
      listener.await();
      assertThat(listener.events).hasSize(4);
    }
  }

  @Test
  void refusesToBeAskedForNothing() throws Exception {
    try (RagPipeline pipeline = pipeline()) {
      Listener listener = new Listener(0);
      pipeline.stream(QUESTION).subscribe(listener);
      listener.await();
      assertThat(listener.error).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void reportsErrorsAndEndsWhenCancelled() throws Exception {
    ScriptedModel broken =
        new ScriptedModel(
            p -> {
              throw new IllegalStateException("down");
            });
    try (RagPipeline pipeline =
        RagPipeline.over(retriever).mode(Mode.BM25).falseRefusalRate(0).chatModel(broken).open()) {
      Listener listener = new Listener(Long.MAX_VALUE);
      pipeline.stream(QUESTION).subscribe(listener);
      listener.await();
      assertThat(listener.error).hasMessageContaining("down");
      Listener cancelling = new Listener(1);
      pipeline.stream(QUESTION).subscribe(cancelling);
      cancelling.subscription().cancel();
      Thread.sleep(50);
      assertThat(cancelling.error).isNull();
    }
  }

  private RagPipeline pipeline() {
    return builder().open();
  }

  private RagBuilder builder() {
    return RagPipeline.over(retriever).mode(Mode.BM25).falseRefusalRate(0);
  }

  private static final class Listener implements Flow.Subscriber<AnswerEvent> {
    private final List<AnswerEvent> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final long first;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable error;

    Listener(long first) {
      this.first = first;
    }

    List<String> kinds() {
      return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    Flow.Subscription subscription() {
      Flow.Subscription given = subscription;
      if (given == null) {
        throw new IllegalStateException("not subscribed");
      }
      return given;
    }

    void await() throws InterruptedException {
      assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(first);
    }

    @Override
    public void onNext(AnswerEvent event) {
      events.add(event);
    }

    @Override
    public void onError(Throwable failure) {
      error = failure;
      end.countDown();
    }

    @Override
    public void onComplete() {
      end.countDown();
    }
  }
}
