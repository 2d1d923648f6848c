package dev.mizzen.llm.llama;

import dev.mizzen.Incubating;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The settings of a {@link LlamaChatModel}; each has a default. Not thread-safe. */
@Incubating(since = "0.1.0")
public final class LlamaBuilder {
  private final Path file;
  private int contextWindow = 2048;
  private int threads = Runtime.getRuntime().availableProcessors();
  private int gpuLayers;
  private Optional<String> id = Optional.empty();
  private Optional<ExecutorService> executor = Optional.empty();

  LlamaBuilder(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /**
   * How many tokens prompt and answer may have together; 2,048 unless said. Memory grows with it.
   *
   * @throws IllegalArgumentException if less than 64
   */
  public LlamaBuilder contextWindow(int tokens) {
    contextWindow = requireAtLeast("contextWindow", tokens, 64);
    return this;
  }

  /**
   * How many threads calculate; one for each processor unless said.
   *
   * @throws IllegalArgumentException if less than 1
   */
  public LlamaBuilder threads(int count) {
    threads = requireAtLeast("threads", count, 1);
    return this;
  }

  /**
   * How many of the model's layers a GPU calculates, where llama.cpp was built for one; none unless
   * said.
   *
   * @throws IllegalArgumentException if negative
   */
  public LlamaBuilder gpuLayers(int count) {
    gpuLayers = requireAtLeast("gpuLayers", count, 0);
    return this;
  }

  /** The model's name in reports and caches; the file's name unless said. */
  public LlamaBuilder id(String name) {
    id = Optional.of(name);
    return this;
  }

  /** Runs asynchronous and streaming calls on your threads; you shut them down. */
  public LlamaBuilder executor(ExecutorService yours) {
    executor = Optional.of(yours);
    return this;
  }

  /**
   * Loads the model.
   *
   * @throws dev.mizzen.error.ModelNotFoundException if there is no such file
   * @throws dev.mizzen.error.ModelException if it is no GGUF file, or cannot be loaded
   */
  public LlamaChatModel open() {
    GgufFile.check(file);
    return new LlamaChatModel(
        Engine.load(file, contextWindow, threads, gpuLayers),
        id.orElseGet(() -> file.getFileName().toString()),
        contextWindow,
        executor);
  }

  private static int requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
    return value;
  }
}
