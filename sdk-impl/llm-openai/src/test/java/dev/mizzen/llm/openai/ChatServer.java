package dev.mizzen.llm.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A chat endpoint on the loopback interface that answers as scripted, the last step for ever. */
final class ChatServer implements AutoCloseable {
  static final String KEY = "sk-very-secret-0123456789";

  final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  final List<Headers> headers = new CopyOnWriteArrayList<>();
  private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** How one request is answered. */
  @FunctionalInterface
  interface Step {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  ChatServer(Step... script) {
    steps.addAll(List.of(script));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::serve);
    server.start();
  }

  URI base() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
  }

  /** Quick to try again, and slow to give up. */
  OpenAiBuilder model() {
    return OpenAiChatModel.at(base(), "small")
        .apiKey(KEY)
        .waits(Duration.ofMillis(1), Duration.ofMillis(20))
        .timeout(Duration.ofSeconds(20))
        .seed(7);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.add(exchange.getRequestHeaders());
      requests.add(JsonMapper.builder().build().readTree(exchange.getRequestBody().readAllBytes()));
      Step step = steps.size() > 1 ? steps.remove() : steps.element();
      step.answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Step answer(int status, String body, String... header) {
    return exchange -> {
      for (int i = 0; i < header.length; i += 2) {
        exchange.getResponseHeaders().add(header[i], header[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Step says(String text) {
    return answer(200, reply(text, "stop"));
  }

  static String reply(String text, String finish) {
    return """
    {"choices": [{"message": {"role": "assistant", "content": "%s"}, "finish_reason": "%s"}],
     "usage": {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}}
    """
        .replaceFirst("%s", text)
        .replaceFirst("%s", finish);
  }

  static Step error(int status, String message, String code, String... header) {
    return answer(
        status,
        "{\"error\": {\"message\": \"" + message + "\", \"code\": \"" + code + "\"}}",
        header);
  }

  /** Says that more will come than does. */
  static Step cut(String body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  static Step slow(Duration wait, Step then) {
    return exchange -> {
      Thread.sleep(wait);
      then.answer(exchange);
    };
  }

  /** A stream of these bytes, each string in a write of its own. */
  static Step stream(byte[]... writes) {
    return exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      for (byte[] bytes : writes) {
        out.write(bytes);
        out.flush();
      }
    };
  }

  static Step stream(String... events) {
    byte[][] writes = new byte[events.length][];
    for (int i = 0; i < events.length; i++) {
      writes[i] = ("data: " + events[i] + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
    return stream(writes);
  }

  static String piece(String text) {
    return "{\"choices\": [{\"delta\": {\"content\": \"" + text + "\"}, \"finish_reason\": null}]}";
  }

  static String finish() {
    return "{\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}";
  }

  static String usage() {
    return "{\"choices\": [], \"usage\": {\"prompt_tokens\": 5, \"completion_tokens\": 2}}";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
