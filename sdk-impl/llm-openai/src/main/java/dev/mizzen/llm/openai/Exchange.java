package dev.mizzen.llm.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its response as it comes. For one thread; closing ends what is under way. */
final class Exchange implements AutoCloseable {
  /** Of a whole answer. */
  static final int MOST_BYTES = 32 << 20;

  private final HttpResponse<Body> response;

  private Exchange(HttpResponse<Body> response) {
    this.response = response;
  }

  /** Sends, and waits for the status. */
  static Exchange open(HttpClient client, HttpRequest request, Deadline deadline)
      throws Failure, InterruptedException {
    Body body = new Body();
    CompletableFuture<HttpResponse<Body>> sent = client.sendAsync(request, info -> body);
    try {
      return new Exchange(sent.get(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      end(sent, body);
      throw Failure.passing("did not answer in time; raise timeout(...) if it is just slow", null);
    } catch (InterruptedException e) {
      end(sent, body);
      throw e;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** The future does not end a response whose head is here; the body does, now or once it comes. */
  private static void end(CompletableFuture<?> sent, Body body) {
    sent.cancel(true);
    body.close();
  }

  private static Failure failure(@Nullable Throwable cause) {
    return switch (cause) {
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          Failure.last("has a host that is not known; check the endpoint", e);
      case ConnectException e ->
          Failure.passing("refused the connection; start the server, or check the endpoint", e);
      case SSLException e ->
          Failure.last(
              "offers no TLS that is trusted; check its certificate, or http and https", e);
      case HttpConnectTimeoutException e ->
          Failure.passing("could not be reached in time; check the endpoint", e);
      case IOException e -> Failure.passing("broke the connection", e);
      case null, default -> Failure.last("could not be called", cause);
    };
  }

  int status() {
    return response.statusCode();
  }

  HttpHeaders headers() {
    return response.headers();
  }

  @Nullable List<ByteBuffer> next(Deadline deadline) throws Failure, InterruptedException {
    return response.body().next(deadline);
  }

  /** All that is left, as text. */
  String text(Deadline deadline) throws Failure, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (List<ByteBuffer> some = next(deadline); some != null; some = next(deadline)) {
      for (ByteBuffer buffer : some) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        all.writeBytes(bytes);
      }
      if (all.size() > MOST_BYTES) {
        throw Failure.last("sent more than " + MOST_BYTES + " bytes", null);
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    response.body().close();
  }
}
