package dev.mizzen.train.preference;

import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** A language model that a test writes, and what it was asked. */
final class ScriptedChat implements ChatModel {
  private final Function<Prompt, Reply> script;
  final List<Prompt> prompts = new ArrayList<>();

  private ScriptedChat(Function<Prompt, Reply> script) {
    this.script = script;
  }

  static ScriptedChat saying(String text) {
    return new ScriptedChat(prompt -> new Reply(text, true, new Usage(30, 5)));
  }

  static ScriptedChat cutOff(String text) {
    return new ScriptedChat(prompt -> new Reply(text, false, new Usage(30, 5)));
  }

  @Override
  public String id() {
    return "script";
  }

  @Override
  public int contextWindow() {
    return 4096;
  }

  @Override
  public Reply chat(Prompt prompt) {
    prompts.add(prompt);
    return script.apply(prompt);
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    return CompletableFuture.completedFuture(chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    throw new UnsupportedOperationException("teachers wait for the whole answer");
  }

  @Override
  public void close() {}
}
