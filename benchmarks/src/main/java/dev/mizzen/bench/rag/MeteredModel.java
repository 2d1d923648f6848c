package dev.mizzen.bench.rag;

import dev.mizzen.spi.ChatModel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A language model that writes no more than allowed, and whose last reply is kept. */
final class MeteredModel implements ChatModel {
  private final ChatModel model;
  private final int answerTokens;
  private Optional<Call> last = Optional.empty();

  /** Of answers of at most {@code answerTokens}; for one call at a time. */
  MeteredModel(ChatModel model, int answerTokens) {
    this.model = model;
    this.answerTokens = answerTokens;
  }

  /**
   * A call.
   *
   * @param reply as it was written
   * @param seconds it took
   */
  record Call(Reply reply, double seconds) {}

  /** The call since the last look, if there was one. */
  synchronized Optional<Call> take() {
    Optional<Call> call = last;
    last = Optional.empty();
    return call;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public int contextWindow() {
    return model.contextWindow();
  }

  @Override
  public synchronized Reply chat(Prompt prompt) {
    long start = System.nanoTime();
    Reply reply =
        model.chat(
            new Prompt(
                prompt.messages(),
                Math.min(answerTokens, prompt.maxTokens()),
                prompt.temperature(),
                prompt.stop(),
                prompt.jsonSchema(),
                prompt.seed()));
    last = Optional.of(new Call(reply, (System.nanoTime() - start) * 1e-9));
    return reply;
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    return CompletableFuture.completedFuture(chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    return model.stream(prompt);
  }

  @Override
  public void close() {
    model.close();
  }
}
