package dev.mizzen.samples.search.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.samples.search.corpus.Answer;
import dev.mizzen.samples.search.corpus.Coverage;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.SearchResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HitPrinterTest {
  private static final Screen PLAIN = new Screen(80, false, false, true);
  private static final Screen COLORS = new Screen(80, true, true, true);
  private static final Coverage COMPLETE = new Coverage(5183, 5183);

  @Test
  void printsEverythingAboutAHit() {
    assertThat(print(PLAIN, answer(Mode.HYBRID, COMPLETE, hit()), Set.of("d7")))
        .isEqualTo(
            """
             1. On the sky
                d7 · score 0.0325 · bm25 #1 (7.2500) · dense #3 (0.6100) · year: 2024
                judged relevant to this question
                The sky is *blue* because air scatters *blue* light.

            hybrid: 1 of 100 candidates in 20.0 ms (encode 12.0 · bm25 1.5)
            """);
  }

  @Test
  void coloursMarkTheMatches() {
    assertThat(print(COLORS, answer(Mode.BM25, COMPLETE, hit()), Set.of()))
        .contains("is \u001B[1;33mblue\u001B[0m because")
        .contains("\u001B[1mOn the sky\u001B[0m")
        .doesNotContain("*blue*", "judged");
  }

  @Test
  void aDocumentWithoutTitleIsHeadedByItsId() {
    Hit hit = new Hit(Document.of("notes/a.txt", "Text."), 1, 1, List.of(), List.of());
    assertThat(print(PLAIN, answer(Mode.BM25, COMPLETE, hit), Set.of()))
        .startsWith(" 1. notes/a.txt\n    score 1.0000\n    Text.\n");
  }

  @Test
  void saysHonestlyWhatWasNotSearched() {
    Coverage some = new Coverage(5183, 1240);
    assertThat(print(PLAIN, answer(Mode.HYBRID, some, hit()), Set.of()))
        .contains("1,240 of 5,183 documents (23 %) have vectors so far")
        .contains("found by\nwords only");
    assertThat(print(PLAIN, answer(Mode.DENSE, some, hit()), Set.of()))
        .contains("the others cannot be found\nyet.");
    assertThat(print(PLAIN, answer(Mode.BM25, some, hit()), Set.of())).doesNotContain("so far");
  }

  @Test
  void saysWhenNothingWasFound() {
    assertThat(print(PLAIN, answer(Mode.BM25, COMPLETE), Set.of()))
        .isEqualTo("bm25: no hits in 20.0 ms (encode 12.0 · bm25 1.5)\n");
  }

  @Test
  void staysWithinTheWidth() {
    Document document =
        Document.builder("id").title("long ".repeat(60)).text("word ".repeat(300)).build();
    Hit hit = new Hit(document, 1, 12, List.of(), List.of());
    for (int width : new int[] {40, 80, 120}) {
      Screen screen = new Screen(width, true, true, false);
      assertThat(print(screen, answer(Mode.LATE, COMPLETE, hit), Set.of()).lines())
          .allMatch(line -> MarkedText.columns(line) <= width);
    }
  }

  private static Hit hit() {
    Document document =
        Document.builder("d7")
            .title("On the sky")
            .text("The sky is blue because air scatters blue light.")
            .metadata("year", 2024)
            .metadata("search-digest", 1)
            .build();
    return new Hit(
        document,
        0.0325,
        1,
        List.of(new Hit.Part(Mode.BM25, 7.25, 1), new Hit.Part(Mode.DENSE, 0.61, 3)),
        List.of(
            new Highlight("text", new Span(11, 15), 1),
            new Highlight("text", new Span(37, 41), 1)));
  }

  private static Answer answer(Mode mode, Coverage coverage, Hit... hits) {
    SearchResult result =
        new SearchResult(List.of(hits), 100, true, false, Optional.empty(), Map.of(), List.of());
    List<SearchResult.Stage> stages =
        List.of(
            new SearchResult.Stage("encode", Duration.ofMillis(12)),
            new SearchResult.Stage("bm25", Duration.ofNanos(1_500_000)));
    return new Answer(mode, "why?", result, stages, Duration.ofMillis(20), coverage);
  }

  private static String print(Screen screen, Answer answer, Set<String> relevant) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new HitPrinter(out, screen).print(answer, relevant);
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
