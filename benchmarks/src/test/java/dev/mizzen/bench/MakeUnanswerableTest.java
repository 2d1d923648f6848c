package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.eval.unanswerable.UnanswerableQuestions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program against an endpoint on loopback that gives each kind of prompt its one reply. */
final class MakeUnanswerableTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
    Files.createDirectories(folder.resolve("corpus"));
    Files.createDirectories(folder.resolve("external"));
    Files.writeString(folder.resolve("corpus/a.txt"), "Ann keeps the lighthouse of Adra.");
    Files.writeString(folder.resolve("corpus/b.txt"), "Bob keeps the lighthouse of Bory.");
    Files.writeString(folder.resolve("external/c.txt"), "Ann has a ship, the Heron, at sea.");
    Files.writeString(
        folder.resolve("requests.jsonl"),
        "{\"request_id\": \"r\", \"title\": \"Keepers\", \"documents\": [\"a.txt\", \"b.txt\"]}\n");
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String prompt = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    ObjectNode reply = JSON.createObjectNode();
    ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", said(prompt));
    reply.putObject("usage").put("prompt_tokens", 9).put("completion_tokens", 3);
    byte[] bytes = JSON.writeValueAsBytes(reply);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String said(String prompt) {
    if (prompt.contains("You name topics")) {
      return "{\"topics\": \"ship of Ann\"}";
    } else if (prompt.contains("You sort texts")) {
      return "YES";
    } else if (prompt.contains("for an examination")) {
      return "{\"q1\": \"Which ship has the keeper of Adra?\", \"a1\": \"The Heron\"}=====";
    } else if (prompt.contains("from the passages")) {
      return "I cannot answer.";
    } else if (prompt.contains("You compare an answer")) {
      return "{\"reason\": \"admits it\", \"verdict\": -1}";
    } else if (prompt.contains("count the hops")) {
      return "Rationale: both. The answer is: The Heron\nNumber of hops: 2";
    }
    return prompt.contains("Article 2") ? "[SCORE] [[2]]" : "[SCORE] [[1]]";
  }

  private String run(int status, String... more) {
    List<String> args = new ArrayList<>(List.of("--corpus", folder.resolve("corpus").toString()));
    args.addAll(List.of("--external", folder.resolve("external").toString()));
    args.addAll(List.of("--requests", folder.resolve("requests.jsonl").toString()));
    args.addAll(List.of("--out", folder.resolve("questions.jsonl").toString()));
    args.addAll(List.of("--json", folder.resolve("figures.json").toString()));
    args.addAll(List.of("--embedder", "all-minilm-l6-v2-q", "--max-hops", "2"));
    args.addAll(List.of("--model", "http://localhost:" + server.getAddress().getPort() + "/v1"));
    args.addAll(List.of(more));
    StringWriter errors = new StringWriter();
    int got =
        Programs.run(new MakeUnanswerable(), new PrintWriter(errors), args.toArray(String[]::new));
    assertThat(got).as(errors.toString()).isEqualTo(status);
    return errors.toString();
  }

  @Test
  void questionsAreMadeAndASecondRunAsksNothing() throws IOException {
    run(0);
    List<UnanswerableQuestion> questions =
        UnanswerableQuestions.read(folder.resolve("questions.jsonl"));
    assertThat(questions).isNotEmpty();
    assertThat(questions.getFirst().groundTruth()).isEqualTo("The Heron");
    assertThat(Files.readString(folder.resolve("figures.json")))
        .contains("\"kept\" : " + questions.size(), "\"prompts-sha256\"", "\"murky\" : 0");
    String before = Files.readString(folder.resolve("questions.jsonl"));
    int replies = asked.get();
    run(0);
    assertThat(asked.get()).isEqualTo(replies);
    assertThat(Files.readString(folder.resolve("questions.jsonl"))).isEqualTo(before);
  }

  @Test
  void mistakesAreNamedInALine() throws IOException {
    String wrongHops = run(1, "--min-hops", "4");
    assertThat(wrongHops.strip()).contains("got 4 and 2").doesNotContain("\n");
    Files.delete(folder.resolve("external/c.txt"));
    assertThat(run(1).strip()).contains("no external article").doesNotContain("\n");
    assertThat(folder.resolve("questions.jsonl")).doesNotExist();
  }
}
