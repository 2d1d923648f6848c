package dev.mizzen;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/** An embedder over a caller's function. Prefixes of the identity are the function's own affair. */
final class FunctionEmbedder implements Embedder {
  private static final int BATCH = 64;

  private final ModelIdentity identity;
  private final Executor executor;
  private final VectorFunction function;
  private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
  private boolean closed;

  FunctionEmbedder(ModelIdentity identity, Executor executor, VectorFunction function) {
    this.identity = Objects.requireNonNull(identity, "identity");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.function = Objects.requireNonNull(function, "function");
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  @Override
  public Set<Content.Modality> modalities() {
    return Set.of(Content.Modality.TEXT);
  }

  @Override
  public boolean hasTokenVectors() {
    return false;
  }

  @Override
  public boolean batchInvariant() {
    return true;
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    return encode(contents, options, progress, () -> false);
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    CompletableFuture<List<Encoding>> future = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            future.complete(encode(contents, options, progress, future::isDone));
          } catch (Throwable e) {
            future.completeExceptionally(e);
          }
        });
    return future;
  }

  private List<Encoding> encode(
      List<? extends Content> contents,
      EncodeOptions options,
      ProgressListener progress,
      BooleanSupplier cancelled) {
    calls.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder " + identity.id() + " is closed");
      }
      if (options.tokenVectors()) {
        throw new IllegalArgumentException(identity.id() + " gives sentence vectors only");
      }
      List<String> texts = contents.stream().map(this::textOf).toList();
      List<Encoding> encodings = new ArrayList<>(texts.size());
      for (int from = 0; from < texts.size(); from += BATCH) {
        Cancellation.check("embedding", cancelled);
        List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
        encodings.addAll(embed(batch, options.role()));
        progress.onProgress("embed", encodings.size(), texts.size());
      }
      return List.copyOf(encodings);
    } finally {
      calls.readLock().unlock();
    }
  }

  private List<Encoding> embed(List<String> texts, Role role) {
    List<float[]> vectors = function.embed(texts, role);
    if (vectors.size() != texts.size()) {
      throw new IllegalArgumentException(
          "the function gave " + vectors.size() + " vectors for " + texts.size() + " texts");
    }
    List<Encoding> encodings = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      encodings.add(encoding(texts.get(i), vectors.get(i)));
    }
    return encodings;
  }

  private Encoding encoding(String text, float[] vector) {
    if (vector.length != dimension()) {
      throw new IllegalArgumentException(
          "the function gave a vector of dimension "
              + vector.length
              + ", but "
              + identity.id()
              + " says "
              + dimension());
    }
    Span whole = new Span(0, text.length());
    Optional<Embedding> embedding = Optional.of(Embedding.of(vector));
    return new Encoding(List.of(new Encoding.Window(whole, 0, embedding, Optional.empty())), false);
  }

  private String textOf(Content content) {
    if (content instanceof Content.Text(String text)) {
      return text;
    }
    throw new IllegalArgumentException(
        identity.id() + " takes TEXT only, got " + content.modality());
  }

  @Override
  public void close() {
    if (calls.getReadHoldCount() > 0) {
      throw new IllegalStateException(
          "the embedder " + identity.id() + " cannot be closed by a call that it is in");
    }
    calls.writeLock().lock();
    try {
      closed = true;
    } finally {
      calls.writeLock().unlock();
    }
  }
}
