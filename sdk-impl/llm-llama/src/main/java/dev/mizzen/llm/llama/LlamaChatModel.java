package dev.mizzen.llm.llama;

import dev.mizzen.Incubating;
import dev.mizzen.error.CancelledException;
import dev.mizzen.spi.ChatCalls;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;

/**
 * A language model in a GGUF file, run by llama.cpp in this process.
 *
 * <pre>{@code
 * ChatModel model = LlamaChatModel.of(Path.of("qwen2.5-1.5b-instruct-q4_k_m.gguf")).open();
 * }</pre>
 *
 * <p>Takes texts. The form of a {@code jsonSchema} is kept while sampling. The model's own chat
 * template is used. Start the JVM with {@code --enable-native-access=ALL-UNNAMED}; the native
 * library unpacks into the folder for temporary files. A model file is run by native code: use
 * files from sources that you trust.
 *
 * <p>Safe for use by many threads; calls take turns. Interrupting a call, or cancelling its future
 * or subscription, ends it after the token in the making. {@link #close} waits for the call under
 * way.
 */
@Incubating(since = "0.1.0")
public final class LlamaChatModel implements ChatModel {
  private final Engine engine;
  private final String id;
  private final int contextWindow;
  private final ExecutorService executor;
  private final boolean ownExecutor;

  LlamaChatModel(Engine engine, String id, int contextWindow, Optional<ExecutorService> executor) {
    this.engine = engine;
    this.id = id;
    this.contextWindow = contextWindow;
    ownExecutor = executor.isEmpty();
    this.executor =
        executor.orElseGet(
            () ->
                Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("mizzen-llama-", 0).factory()));
  }

  /** Starts the settings of the model in {@code file}. */
  public static LlamaBuilder of(Path file) {
    return new LlamaBuilder(file);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int contextWindow() {
    return contextWindow;
  }

  @Override
  public Reply chat(Prompt prompt) {
    Sampling.requireText(prompt);
    try {
      return engine.write(prompt, piece -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("the call of " + id + " was interrupted", e);
    }
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    Sampling.requireText(prompt);
    return ChatCalls.submit(executor, () -> chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    Sampling.requireText(prompt);
    return ChatCalls.publisher(executor, sink -> engine.write(prompt, sink));
  }

  @Override
  public void close() {
    if (ownExecutor) {
      executor.shutdownNow();
    }
    engine.close();
  }
}
