package dev.mizzen.llm.openai;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a response as they come, one batch at a time and each with a limit on the wait.
 * Reading is for one thread.
 */
final class Body implements BodySubscriber<Body>, AutoCloseable {
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean closed;

  /** What came: bytes, or the end with or without an error. */
  private record Arrival(@Nullable List<ByteBuffer> bytes, @Nullable Throwable error) {}

  /** Itself, at once: a response is there when its head is. */
  @Override
  public CompletionStage<Body> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    arrivals.add(new Arrival(bytes, null));
  }

  @Override
  public void onError(Throwable error) {
    arrivals.add(new Arrival(null, error));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival(null, null));
  }

  /**
   * The next bytes; null after the last.
   *
   * @throws Failure if the connection breaks, or nothing comes until {@code deadline}
   */
  @Nullable List<ByteBuffer> next(Deadline deadline) throws Failure, InterruptedException {
    Arrival arrival = arrivals.poll(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS);
    if (arrival == null) {
      throw Failure.passing("was silent for too long; raise timeout(...) if it is just slow", null);
    }
    if (arrival.error != null) {
      throw Failure.passing("broke off in the middle of an answer", arrival.error);
    }
    if (arrival.bytes != null) {
      Flow.Subscription current = subscription;
      if (current != null) {
        current.request(1);
      }
    }
    return arrival.bytes;
  }

  /** Ends the transfer, if it is not over, or as soon as it begins. */
  @Override
  public void close() {
    closed = true;
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }
}
