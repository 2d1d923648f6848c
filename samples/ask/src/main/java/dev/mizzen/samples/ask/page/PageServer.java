package dev.mizzen.samples.ask.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mizzen.Embedder;
import dev.mizzen.MizzenException;
import dev.mizzen.RagPipeline;
import dev.mizzen.rag.Citation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Serves one page and the answers it asks for, to this machine alone. */
public final class PageServer implements AutoCloseable {
  private static final int LONGEST = 4000;

  private final RagPipeline pipeline;
  private final AnswerJson json;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpServer server;

  /**
   * Starts to serve.
   *
   * @param embedder of the pipeline
   * @param place where a quote stands, in words
   * @param port 0 for any that is free
   */
  public PageServer(
      RagPipeline pipeline, Embedder embedder, Function<Citation, String> place, int port) {
    this.pipeline = pipeline;
    json = new AnswerJson(embedder, place);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve at port " + port + "; choose another", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::page);
    server.createContext("/ask", this::ask);
    server.start();
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private void page(HttpExchange exchange) throws IOException {
    boolean known = exchange.getRequestURI().getPath().equals("/");
    try (exchange;
        InputStream page =
            Objects.requireNonNull(PageServer.class.getResourceAsStream("page.html"))) {
      byte[] body = known ? page.readAllBytes() : new byte[0];
      exchange
          .getResponseHeaders()
          .add("Content-Security-Policy", "default-src 'self' 'unsafe-inline'");
      send(exchange, known ? 200 : 404, "text/html", body);
    }
  }

  private void ask(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
      String question =
          query.startsWith("q=")
              ? URLDecoder.decode(query.substring(2), StandardCharsets.UTF_8)
              : "";
      String body = answer(question.strip());
      send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String answer(String question) {
    if (question.isEmpty() || question.length() > LONGEST) {
      return AnswerJson.problem("a question has 1 to " + LONGEST + " characters");
    }
    try {
      return json.of(question, pipeline.ask(question));
    } catch (MizzenException e) {
      return AnswerJson.problem(String.valueOf(e.getMessage()));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
