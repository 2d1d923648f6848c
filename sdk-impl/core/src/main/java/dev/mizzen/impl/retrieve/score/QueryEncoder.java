package dev.mizzen.impl.retrieve.score;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.search.Query;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets the vectors of a query: its own, or the embedder's by a single call. With a timeout the
 * embedder works on its own threads, so that the search need not wait for it; without one it works
 * on the calling thread.
 */
public final class QueryEncoder implements AutoCloseable {
  private final Query query;
  private final VectorNeeds needs;
  private final Deadline deadline;
  private final Optional<CompletableFuture<List<Encoding>>> pending;

  private QueryEncoder(
      Query query,
      VectorNeeds needs,
      Deadline deadline,
      Optional<CompletableFuture<List<Encoding>>> pending) {
    this.query = query;
    this.needs = needs;
    this.deadline = deadline;
    this.pending = pending;
  }

  /** Starts the work, if there is any and it can go on beside the search. */
  public static QueryEncoder start(Query query, VectorNeeds needs, Deadline deadline) {
    Optional<CompletableFuture<List<Encoding>>> pending = Optional.empty();
    if (needs.encode() && deadline.isLimited()) {
      List<Content.Text> texts = List.of(Content.text(query.text()));
      pending =
          Optional.of(
              needs
                  .embedder()
                  .encodeAsync(texts, options(needs), ProgressListener.NONE)
                  .toCompletableFuture());
    }
    return new QueryEncoder(query, needs, deadline, pending);
  }

  /** The vectors; none if the time was up before. */
  public QueryVectors get() {
    if (!needs.encode()) {
      return new QueryVectors(query.vector(), query.tokenVectors());
    }
    Optional<Encoding> encoding =
        pending.isPresent() ? await(pending.get()) : Optional.of(encode(needs.embedder()));
    return encoding.map(this::vectors).orElse(QueryVectors.NONE);
  }

  /** Stops what is still under way. */
  @Override
  public void close() {
    pending.ifPresent(encodings -> encodings.cancel(true));
  }

  private QueryVectors vectors(Encoding encoding) {
    return new QueryVectors(
        needs.sentence()
            ? query.vector().or(() -> Optional.of(encoding.embedding()))
            : Optional.empty(),
        needs.tokens()
            ? query.tokenVectors().or(() -> Optional.of(encoding.tokenVectors()))
            : Optional.empty());
  }

  private Encoding encode(Embedder embedder) {
    return embedder.encode(query.text(), options(needs));
  }

  private Optional<Encoding> await(CompletableFuture<List<Encoding>> encodings) {
    try {
      long nanos = deadline.remainingNanos();
      return Optional.of(encodings.get(nanos, TimeUnit.NANOSECONDS).getFirst());
    } catch (TimeoutException e) {
      deadline.isPassed();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("the search was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the embedder failed", e.getCause());
    }
  }

  private static EncodeOptions options(VectorNeeds needs) {
    EncodeOptions query = EncodeOptions.query();
    if (!needs.encodeTokens()) {
      return query;
    }
    return needs.encodeSentence() ? query.withTokenVectors() : query.onlyTokenVectors();
  }
}
