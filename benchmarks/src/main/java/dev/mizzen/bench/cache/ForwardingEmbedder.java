package dev.mizzen.bench.cache;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Says of itself all that its model says, so that what is measured over it is what users get; how
 * encodings come is left to subclasses. Closing leaves the model open.
 */
public abstract class ForwardingEmbedder implements Embedder {
  private final Embedder model;

  /** An embedder that stands for {@code model}. */
  protected ForwardingEmbedder(Embedder model) {
    this.model = model;
  }

  /** What this one stands for. */
  protected final Embedder model() {
    return model;
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    return CompletableFuture.supplyAsync(
        () -> encode(contents, options, progress), task -> Thread.ofVirtual().start(task));
  }

  @Override
  public ModelIdentity identity() {
    return model.identity();
  }

  @Override
  public Set<Content.Modality> modalities() {
    return model.modalities();
  }

  @Override
  public boolean hasTokenVectors() {
    return model.hasTokenVectors();
  }

  @Override
  public boolean hasSentenceVectors() {
    return model.hasSentenceVectors();
  }

  @Override
  public int countTokens(String text) {
    return model.countTokens(text);
  }

  @Override
  public boolean batchInvariant() {
    return model.batchInvariant();
  }

  /** Leaves the model open. */
  @Override
  public void close() {}
}
