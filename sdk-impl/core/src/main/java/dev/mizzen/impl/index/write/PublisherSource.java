package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.IndexException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A publisher as something to iterate over, once: asks for a bounded number of documents, and for
 * more as they are taken.
 */
public final class PublisherSource implements Iterable<Document>, Flow.Subscriber<Document> {
  private static final int AHEAD = 256;

  private final Deque<Document> waiting = new ArrayDeque<>();
  private Flow.@Nullable Subscription subscription;
  private @Nullable RuntimeException failure;
  private boolean ended;
  private int taken;

  @Override
  public synchronized void onSubscribe(Flow.Subscription offered) {
    if (subscription != null || ended) {
      offered.cancel();
      return;
    }
    subscription = offered;
    offered.request(AHEAD);
  }

  @Override
  public synchronized void onNext(Document document) {
    Objects.requireNonNull(document, "document");
    if (waiting.size() >= AHEAD) {
      stop(new IllegalStateException("the publisher sent more documents than were asked for"));
    } else if (!ended) {
      waiting.add(document);
      notifyAll();
    }
  }

  @Override
  public synchronized void onError(Throwable error) {
    Objects.requireNonNull(error, "error");
    end(
        error instanceof RuntimeException e
            ? e
            : new IndexException("the publisher of documents failed: " + error, error));
  }

  @Override
  public synchronized void onComplete() {
    end(null);
  }

  /** Wants no more; the iteration ends with {@link CancelledException}. */
  public synchronized void cancel() {
    stop(new CancelledException("taking in documents was cancelled; those written stay written"));
  }

  private void stop(RuntimeException reason) {
    if (!ended) {
      waiting.clear();
      end(reason);
    }
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private void end(@Nullable RuntimeException reason) {
    if (!ended) {
      ended = true;
      failure = reason;
      notifyAll();
    }
  }

  @Override
  public Iterator<Document> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return awaitNext();
      }

      @Override
      public Document next() {
        return take();
      }
    };
  }

  private synchronized boolean awaitNext() {
    while (waiting.isEmpty() && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException("taking in documents was interrupted", e);
      }
    }
    if (waiting.isEmpty() && failure != null) {
      throw failure;
    }
    return !waiting.isEmpty();
  }

  private synchronized Document take() {
    if (!awaitNext()) {
      throw new NoSuchElementException("the publisher has no more documents");
    }
    Document next = waiting.remove();
    if (++taken == AHEAD / 2 && !ended && subscription != null) {
      taken = 0;
      subscription.request(AHEAD / 2);
    }
    return next;
  }
}
