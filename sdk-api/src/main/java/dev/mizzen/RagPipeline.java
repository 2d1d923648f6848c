package dev.mizzen;

import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerEvent;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.RagBuilder;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Answers questions from the documents of a {@link Retriever}, with verbatim citations, or says why
 * it does not.
 *
 * {@snippet class="dev.mizzen.Snippets" region="ask"}
 *
 * <p>Safe for use by many threads. A call is ended early as described at {@link Retriever}. After
 * {@link #close} every method throws {@link IllegalStateException}.
 */
@Incubating(since = "0.1.0")
public interface RagPipeline extends AutoCloseable {
  /** Starts a pipeline over a retriever. */
  static RagBuilder over(Retriever retriever) {
    return new RagBuilder(retriever);
  }

  /**
   * Answers or abstains.
   *
   * @throws dev.mizzen.error.GenerationException if the language model fails
   */
  Answer ask(Question question);

  /** As {@link #ask(Question)}, for a question by itself. */
  default Answer ask(String question) {
    return ask(Question.of(question));
  }

  /** As {@link #ask(Question)}, on the pipeline's own executor. */
  CompletionStage<Answer> askAsync(Question question);

  /**
   * Answers step by step. Each subscription asks anew; cancelling it ends the work. Errors arrive
   * at {@code onError}.
   */
  Flow.Publisher<AnswerEvent> stream(Question question);

  /** Frees what the pipeline holds; retriever and chat model stay the caller's. */
  @Override
  void close();
}
