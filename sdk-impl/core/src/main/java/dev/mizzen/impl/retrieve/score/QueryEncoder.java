package dev.mizzen.impl.retrieve.score;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.search.Query;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets the vectors of a query: its own, or the embedder's by a single call. With a timeout the
 * embedder is called on a thread made for it, which is interrupted when the time is up; without one
 * it is called on the searching thread.
 */
public final class QueryEncoder implements AutoCloseable {
  private final Query query;
  private final VectorNeeds needs;
  private final Deadline deadline;
  private final Optional<FutureTask<Encoding>> pending;

  private QueryEncoder(
      Query query, VectorNeeds needs, Deadline deadline, Optional<FutureTask<Encoding>> pending) {
    this.query = query;
    this.needs = needs;
    this.deadline = deadline;
    this.pending = pending;
  }

  /** Starts the work, if there is any and it can go on beside the search. */
  public static QueryEncoder start(Query query, VectorNeeds needs, Deadline deadline) {
    if (!needs.encode() || !deadline.isLimited()) {
      return new QueryEncoder(query, needs, deadline, Optional.empty());
    }
    // No executor: it might be the one that this search runs on, with no thread left to wait for.
    FutureTask<Encoding> pending = new FutureTask<>(() -> encode(query, needs));
    Thread.ofPlatform().daemon().name("mizzen-encode").start(pending);
    return new QueryEncoder(query, needs, deadline, Optional.of(pending));
  }

  /** The vectors; none if the time was up before. */
  public QueryVectors get() {
    if (!needs.encode()) {
      return new QueryVectors(query.vector(), query.tokenVectors());
    }
    Optional<Encoding> encoding =
        pending.isPresent() ? await(pending.get()) : Optional.of(encode(query, needs));
    return encoding.map(this::vectors).orElse(QueryVectors.NONE);
  }

  /** Interrupts what is still under way. */
  @Override
  public void close() {
    pending.ifPresent(encoding -> encoding.cancel(true));
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

  private static Encoding encode(Query query, VectorNeeds needs) {
    return needs.embedder().encode(query.text(), options(needs));
  }

  private Optional<Encoding> await(FutureTask<Encoding> encoding) {
    try {
      long nanos = deadline.remainingNanos();
      return Optional.of(encoding.get(nanos, TimeUnit.NANOSECONDS));
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
