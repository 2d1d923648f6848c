package dev.mizzen.spi;

import dev.mizzen.Incubating;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Helps who implements {@link ChatModel}: calls on other threads that can be ended. */
@Incubating(since = "0.1.0")
public final class ChatCalls {
  private ChatCalls() {}

  /** Takes the pieces of an answer. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Hands a piece on, once it is asked for.
     *
     * @throws InterruptedException if the subscription is cancelled, or the thread interrupted
     */
    void write(String piece) throws InterruptedException;
  }

  /** Writes an answer piece by piece. */
  @FunctionalInterface
  public interface Source {
    /** Writes all of it, and returns; cancelling interrupts its thread. */
    void writeTo(Sink sink) throws InterruptedException;
  }

  /** Runs {@code work}; cancelling the future interrupts it. */
  public static <T> CompletableFuture<T> submit(ExecutorService executor, Supplier<T> work) {
    return InterruptibleCall.start(executor, work);
  }

  /** A publisher that has {@code source} write anew for each subscriber. */
  public static Flow.Publisher<String> publisher(ExecutorService executor, Source source) {
    return subscriber -> {
      TextStream stream = new TextStream(subscriber, source);
      subscriber.onSubscribe(stream);
      stream.runningIn(executor.submit(stream));
    };
  }
}
