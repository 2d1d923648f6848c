package dev.mizzen.embed;

import dev.mizzen.Embedder;
import dev.mizzen.spi.EmbedderProvider;
import dev.mizzen.spi.EmbedderSpec;
import dev.mizzen.spi.Providers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/**
 * The settings of an {@link Embedder}; what is not set comes from the model's card or folder. Not
 * thread-safe.
 */
public final class EmbedderBuilder {
  private EmbedderSpec spec;

  private EmbedderBuilder(EmbedderSpec spec) {
    this.spec = spec;
  }

  /** A model on the class path. */
  public static EmbedderBuilder bundled(String modelId) {
    return new EmbedderBuilder(EmbedderSpec.of(new EmbedderSpec.Bundled(modelId)));
  }

  /** A folder with an ONNX model and its {@code tokenizer.json}. */
  public static EmbedderBuilder folder(Path folder) {
    return new EmbedderBuilder(EmbedderSpec.of(new EmbedderSpec.Folder(folder)));
  }

  /** How token vectors become one. */
  public EmbedderBuilder pooling(Pooling pooling) {
    spec = spec.withPooling(Objects.requireNonNull(pooling, "pooling"));
    return this;
  }

  /** Whether sentence vectors are scaled to length 1. */
  public EmbedderBuilder normalized(boolean normalized) {
    spec = spec.withNormalized(normalized);
    return this;
  }

  /** Put before each query; an empty string puts nothing. */
  public EmbedderBuilder queryPrefix(String prefix) {
    spec = spec.withQueryPrefix(Objects.requireNonNull(prefix, "prefix"));
    return this;
  }

  /** Put before each passage; an empty string puts nothing. */
  public EmbedderBuilder passagePrefix(String prefix) {
    spec = spec.withPassagePrefix(Objects.requireNonNull(prefix, "prefix"));
    return this;
  }

  /**
   * The longest input in tokens, special tokens included; no more than the model was built for.
   *
   * @throws IllegalArgumentException if less than 3
   */
  public EmbedderBuilder maxTokens(int maxTokens) {
    spec = spec.withMaxTokens(maxTokens);
    return this;
  }

  /**
   * How many texts or batches run at once; by default the number of processors. Each runs on one
   * thread.
   *
   * @throws IllegalArgumentException if less than 1
   */
  public EmbedderBuilder threads(int threads) {
    spec = spec.withThreads(threads);
    return this;
  }

  /** Runs the work on your threads, at most {@link #threads} at once; you shut it down. */
  public EmbedderBuilder executor(ExecutorService executor) {
    spec = spec.withExecutor(Objects.requireNonNull(executor, "executor"));
    return this;
  }

  /**
   * Loads the model.
   *
   * @throws dev.mizzen.error.ModelException if it is absent, cannot be read, or is unsafe
   */
  public Embedder open() {
    return Providers.first(EmbedderProvider.class, Providers.CORE).open(spec);
  }
}
