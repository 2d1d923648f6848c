package dev.mizzen;

import dev.mizzen.embed.EmbedderBuilder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Turns texts (and, where the model can, other contents) into vectors.
 *
 * {@snippet class="dev.mizzen.Snippets" region="embed"}
 *
 * <p>Safe for use by many threads, which share one copy of the model. {@link #close} waits for
 * calls in flight; afterwards encoding throws {@link IllegalStateException}. A call is ended early
 * by interrupting its thread or, for the asynchronous ones, by {@code
 * toCompletableFuture().cancel(true)}: it throws {@link dev.mizzen.error.CancelledException}.
 */
public interface Embedder extends AutoCloseable {
  /**
   * Opens a model from the class path by name, such as {@code "bge-small-en-v1.5"}, with the
   * settings of its model card.
   *
   * @throws dev.mizzen.error.ModelNotFoundException naming the artifact to add, if it is absent
   * @throws dev.mizzen.error.ModelException if it cannot be read
   */
  static Embedder load(String modelId) {
    return EmbedderBuilder.bundled(modelId).open();
  }

  /**
   * Opens a folder with an ONNX model and its {@code tokenizer.json}.
   *
   * @throws dev.mizzen.error.ModelException if it cannot be read, is unsafe, or leaves settings
   *     open that {@link #folder} can give
   */
  static Embedder load(Path folder) {
    return EmbedderBuilder.folder(folder).open();
  }

  /** Starts from a model on the class path and lets you change its settings. */
  static EmbedderBuilder model(String modelId) {
    return EmbedderBuilder.bundled(modelId);
  }

  /** Starts from a local folder and lets you change or add settings. */
  static EmbedderBuilder folder(Path folder) {
    return EmbedderBuilder.folder(folder);
  }

  /**
   * An embedder over your own function, such as a call to a remote service. The function gets every
   * text whole, whatever its length; it gives sentence vectors only.
   *
   * @param executor runs the asynchronous calls
   * @param function gives one vector of the identity's dimension for each text, in order; called by
   *     as many threads at once as call the embedder
   */
  static Embedder of(ModelIdentity identity, Executor executor, VectorFunction function) {
    return new FunctionEmbedder(identity, executor, function);
  }

  /** Gives one vector for each text. */
  @FunctionalInterface
  interface VectorFunction {
    /** The vectors of {@code texts}, in order. */
    List<float[]> embed(List<String> texts, Role role);
  }

  /** All that decides which vectors come out. */
  ModelIdentity identity();

  /** The number of values in each vector. */
  default int dimension() {
    return identity().dimension();
  }

  /** The kinds of content this embedder takes; others are refused by name. */
  Set<Content.Modality> modalities();

  /** Whether token vectors can be had. */
  boolean hasTokenVectors();

  /** Whether sentence vectors can be had, as from all but those of projected token vectors. */
  default boolean hasSentenceVectors() {
    return true;
  }

  /**
   * How many tokens the model makes of a text, without special tokens and prefix; an upper estimate
   * where the embedder cannot tell. Does not run the model.
   */
  default int countTokens(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 2) / 3;
  }

  /**
   * Whether a text's vectors are the same alone and in a batch, up to rounding. Dynamically
   * quantized models are not batch-invariant: they run one text at a time, several in parallel.
   */
  boolean batchInvariant();

  /**
   * The vectors of many contents, in their order. Memory is bounded by the results and one batch
   * for each thread, whatever the number of contents. {@code progress} must not call this embedder.
   *
   * @throws IllegalArgumentException if a content's modality is not taken, a text is too long under
   *     {@link dev.mizzen.embed.LongText#reject()}, or, whatever the contents, the options do not
   *     fit the model
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress);

  /** As {@link #encode}, on the embedder's own executor. */
  CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress);

  /** The vectors of one text. */
  default Encoding encode(String text, EncodeOptions options) {
    return encode(List.of(Content.text(text)), options, ProgressListener.NONE).getFirst();
  }

  /** The sentence vector of a query. */
  default Embedding embedQuery(String query) {
    return encode(query, EncodeOptions.query()).embedding();
  }

  /** The sentence vector of a passage, truncated to what the model takes. */
  default Embedding embedPassage(String passage) {
    return encode(passage, EncodeOptions.passage()).embedding();
  }

  /** The sentence vectors of many passages, each truncated to what the model takes. */
  default List<Embedding> embedPassages(List<String> passages) {
    return encode(
            passages.stream().map(Content::text).toList(),
            EncodeOptions.passage(),
            ProgressListener.NONE)
        .stream()
        .map(Encoding::embedding)
        .toList();
  }

  /** One vector for each token of a query. */
  default MultiVector embedQueryTokens(String query) {
    return encode(query, EncodeOptions.query().onlyTokenVectors()).tokenVectors();
  }

  /** One vector for each token of a passage, truncated to what the model takes. */
  default MultiVector embedPassageTokens(String passage) {
    return encode(passage, EncodeOptions.passage().onlyTokenVectors()).tokenVectors();
  }

  /** Frees the model once no call is in flight; closing again does nothing. */
  @Override
  void close();
}
