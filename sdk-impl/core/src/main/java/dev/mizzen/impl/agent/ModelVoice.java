package dev.mizzen.impl.agent;

import dev.mizzen.MizzenException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;

/**
 * Lets a model speak, and ends its generation where its action ends. Safe for use by many threads.
 *
 * @param model that speaks
 * @param temperature of its choices
 * @param seed of its sampling
 * @param counter of tokens
 */
record ModelVoice(ChatModel model, double temperature, long seed, ToIntFunction<String> counter)
    implements Voice {
  @Override
  public Spoken speak(List<Message> messages, int room, Deadline deadline) {
    Prompt prompt = new Prompt(messages, room, temperature, List.of(), Optional.empty(), seed);
    Room tokens = new Room(counter, room);
    String said;
    try {
      said = Patience.with(deadline, () -> listen(prompt, tokens));
    } catch (ExecutionException e) {
      throw failure(e);
    }
    String kept = tokens.cut(said, room);
    return new Spoken(kept, kept.length() < said.length());
  }

  private String listen(Prompt prompt, Room tokens)
      throws InterruptedException, ExecutionException {
    TurnListener listener = new TurnListener(tokens);
    try {
      model.stream(prompt).subscribe(listener);
      return listener.text();
    } finally {
      listener.stop();
    }
  }

  /** Errors that say what to do stay as they are. */
  private RuntimeException failure(ExecutionException e) {
    Throwable cause = e;
    while (cause instanceof ExecutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof MizzenException known) {
      return known;
    }
    return new GenerationException(
        "the language model " + model.id() + " failed: " + cause.getMessage(), cause);
  }
}
