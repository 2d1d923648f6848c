package dev.mizzen.llm.openai;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The client and the threads of a model, its own or the caller's. Safe for use by many threads. */
final class Calls implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final HttpClient client;
  private final boolean ownClient;
  private final ExecutorService executor;
  private final boolean ownExecutor;
  private volatile boolean closed;

  Calls(Optional<HttpClient> client, Optional<ExecutorService> executor) {
    ownClient = client.isEmpty();
    this.client =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build());
    ownExecutor = executor.isEmpty();
    this.executor =
        executor.orElseGet(
            () ->
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("mizzen-openai-", 0).factory()));
  }

  HttpClient client() {
    return client;
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the chat model is closed");
    }
  }

  ExecutorService executor() {
    return executor;
  }

  @Override
  public void close() {
    closed = true;
    if (ownExecutor) {
      executor.shutdownNow();
    }
    if (ownClient) {
      client.shutdownNow();
    }
  }
}
