package dev.mizzen.samples.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.samples.ask.page.PageServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page is served, and what a browser makes of it. */
class PageServerTest {
  private static final String QUESTION = "Who%20built%20the%20lighthouse%3F";

  @TempDir Path folder;
  @TempDir Path profile;
  private Library library;
  private PageServer server;

  @BeforeEach
  void start() throws Exception {
    Handbook.write(folder);
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    library =
        Library.open(folder, Optional.empty(), "all-minilm-l6-v2-q", Optional.empty(), nowhere);
    server = new PageServer(library.pipeline(), library.embedder(), library::place, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    library.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = server.address().resolve(path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  @Test
  void answersWithEvidenceAndHeat() throws Exception {
    JsonNode answer = JsonMapper.builder().build().readTree(get("/ask?q=" + QUESTION).body());
    assertThat(answer.path("text").asText()).contains("Maria Olsen");
    assertThat(answer.at("/citations/0/place").asText()).isEqualTo("island.md:5");
    JsonNode passage = answer.at("/passages/0");
    String text = passage.path("text").asText();
    JsonNode quote = passage.at("/quotes/0");
    assertThat(text.substring(quote.get(0).asInt(), quote.get(1).asInt()))
        .isEqualTo(answer.at("/citations/0/quote").asText());
    assertThat(heat(passage, "lighthouse")).isGreaterThan(heat(passage, "steps"));
    assertThat(answer.path("words").size()).isEqualTo(passage.path("choices").size());
  }

  private static double heat(JsonNode passage, String word) {
    int start = passage.path("text").asText().indexOf(word);
    for (JsonNode token : passage.path("tokens")) {
      if (token.get(0).asInt() == start) {
        return token.get(2).asDouble();
      }
    }
    throw new AssertionError("no token at " + start);
  }

  @Test
  void servesThePageAlone() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Ask</title>");
    assertThat(get("/pom.xml").statusCode()).isEqualTo(404);
    assertThat(get("/ask").body()).contains("problem");
    assertThat(get("/ask?q=" + "a".repeat(4001)).body()).contains("4000");
  }

  @Test
  void aBrowserShowsIt() throws Exception {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no chromium on the PATH");
    Path dom = profile.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + profile.resolve("data"),
                "--virtual-time-budget=20000",
                "--dump-dom",
                server.address() + "?q=" + QUESTION)
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String shown = Files.readString(dom, StandardCharsets.UTF_8);
    assertThat(shown).contains("data-state=\"shown\"");
    assertThat(shown).contains("<cite>island.md:5</cite>");
    assertThat(shown).containsPattern("<mark[^>]*rgba\\(255, 90, 0[^>]*>lighthouse</mark>");
    assertThat(shown).containsPattern("<b>[^<]*Maria Olsen[^<]*</b>");
    assertThat(shown).contains(">&amp;</span>").doesNotContain("<b>closed</b>");
  }

  private static Optional<Path> browser() {
    List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
