package dev.mizzen.impl.rag;

import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;

/** Says what a test wants it to, and remembers what it was asked. */
public final class ScriptedModel implements ChatModel {
  private final Function<Prompt, String> script;
  private final List<Prompt> prompts = Collections.synchronizedList(new ArrayList<>());
  private final int window;

  /** With a window of 4,096 tokens. */
  public ScriptedModel(Function<Prompt, String> script) {
    this(script, 4096);
  }

  /** With a window of your choice. */
  public ScriptedModel(Function<Prompt, String> script, int window) {
    this.script = script;
    this.window = window;
  }

  /** What it was asked so far. */
  public List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  /** Frees what it remembers. */
  void forget() {
    prompts.clear();
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public int contextWindow() {
    return window;
  }

  @Override
  public Reply chat(Prompt prompt) {
    prompts.add(prompt);
    return new Reply(script.apply(prompt), true, new Usage(7, 3));
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    return CompletableFuture.supplyAsync(
        () -> chat(prompt), task -> Thread.ofPlatform().daemon().start(task));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    return subscriber -> {
      try (SubmissionPublisher<String> pieces = new SubmissionPublisher<>(Runnable::run, 256)) {
        pieces.subscribe(subscriber);
        try {
          String text = chat(prompt).text();
          for (int i = 0; i < text.length(); i += 5) {
            pieces.submit(text.substring(i, Math.min(text.length(), i + 5)));
          }
        } catch (RuntimeException e) {
          pieces.closeExceptionally(e);
        }
      }
    };
  }

  @Override
  public void close() {}
}
