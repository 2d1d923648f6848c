package dev.mizzen.spi;

import dev.mizzen.embed.Pooling;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;

/**
 * What an {@link dev.mizzen.embed.EmbedderBuilder} collected. Immutable.
 *
 * @param source where the model is
 * @param pooling if given
 * @param normalized if given
 * @param queryPrefix if given
 * @param passagePrefix if given
 * @param maxTokens if given
 * @param threads if given
 * @param executor if given
 */
public record EmbedderSpec(
    Source source,
    Optional<Pooling> pooling,
    Optional<Boolean> normalized,
    Optional<String> queryPrefix,
    Optional<String> passagePrefix,
    OptionalInt maxTokens,
    OptionalInt threads,
    Optional<ExecutorService> executor) {

  /** Refuses lengths below 3 and thread counts below 1. */
  public EmbedderSpec {
    Objects.requireNonNull(source, "source");
    if (maxTokens.isPresent() && maxTokens.getAsInt() < 3) {
      throw new IllegalArgumentException(
          "maxTokens must be at least 3 (two special tokens and one of the text), got "
              + maxTokens.getAsInt());
    }
    if (threads.isPresent() && threads.getAsInt() < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads.getAsInt());
    }
  }

  /** Where a model is. */
  public sealed interface Source {}

  /**
   * On the class path.
   *
   * @param modelId its name
   */
  public record Bundled(String modelId) implements Source {
    /** Refuses null. */
    public Bundled {
      Objects.requireNonNull(modelId, "modelId");
    }
  }

  /**
   * In a folder.
   *
   * @param path the folder
   */
  public record Folder(Path path) implements Source {
    /** Refuses null. */
    public Folder {
      Objects.requireNonNull(path, "path");
    }
  }

  /** Only a source, all else left to the model. */
  public static EmbedderSpec of(Source source) {
    return new EmbedderSpec(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** With {@code pooling} set. */
  public EmbedderSpec withPooling(Pooling value) {
    return new EmbedderSpec(
        source,
        Optional.of(value),
        normalized,
        queryPrefix,
        passagePrefix,
        maxTokens,
        threads,
        executor);
  }

  /** With {@code normalized} set. */
  public EmbedderSpec withNormalized(boolean value) {
    return new EmbedderSpec(
        source,
        pooling,
        Optional.of(value),
        queryPrefix,
        passagePrefix,
        maxTokens,
        threads,
        executor);
  }

  /** With {@code queryPrefix} set. */
  public EmbedderSpec withQueryPrefix(String value) {
    return new EmbedderSpec(
        source,
        pooling,
        normalized,
        Optional.of(value),
        passagePrefix,
        maxTokens,
        threads,
        executor);
  }

  /** With {@code passagePrefix} set. */
  public EmbedderSpec withPassagePrefix(String value) {
    return new EmbedderSpec(
        source, pooling, normalized, queryPrefix, Optional.of(value), maxTokens, threads, executor);
  }

  /** With {@code maxTokens} set. */
  public EmbedderSpec withMaxTokens(int value) {
    return new EmbedderSpec(
        source,
        pooling,
        normalized,
        queryPrefix,
        passagePrefix,
        OptionalInt.of(value),
        threads,
        executor);
  }

  /** With {@code threads} set. */
  public EmbedderSpec withThreads(int value) {
    return new EmbedderSpec(
        source,
        pooling,
        normalized,
        queryPrefix,
        passagePrefix,
        maxTokens,
        OptionalInt.of(value),
        executor);
  }

  /** With {@code executor} set. */
  public EmbedderSpec withExecutor(ExecutorService value) {
    return new EmbedderSpec(
        source,
        pooling,
        normalized,
        queryPrefix,
        passagePrefix,
        maxTokens,
        threads,
        Optional.of(value));
  }
}
