package dev.mizzen.samples.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.samples.search.corpus.BackgroundIndexing;
import dev.mizzen.samples.search.corpus.CorpusIndex;
import dev.mizzen.samples.search.corpus.IndexingProgress.Phase;
import dev.mizzen.samples.search.corpus.Searcher;
import dev.mizzen.samples.search.show.Screen;
import dev.mizzen.search.Mode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PromptTest {
  @Test
  void answersQuestionsAndObeysCommands() {
    assertThat(talk(":mode bm25", "number7", ":limit 2", "common", "", ":quit", "never read"))
        .contains("hybrid> :mode bm25\nbm25> number7\n 1. d7\n")
        .contains("common words and *number7*")
        .contains("bm25: 1 of 1 matches in ")
        .contains("bm25: 2 of 10 matches in ")
        .endsWith("bm25> \nbm25> :quit\n")
        .doesNotContain("never read");
  }

  @Test
  void endsWithTheInput() {
    assertThat(talk()).endsWith("hybrid> \n\n");
  }

  @Test
  void mistakesAreExplainedAndForgiven() {
    assertThat(talk(":mode late", ":mode fast", ":limit x", ":dance", ":mode"))
        .contains("late interaction needs token vectors")
        .contains("there is no mode 'fast'; choose among bm25, dense, late, hybrid")
        .contains("a limit is a number from 1 to 999, not 'x'")
        .contains("there is no :dance; :help lists what there is")
        .contains("hybrid; choose among");
  }

  @Test
  void examplesAreMarkedAsJudged() {
    assertThat(talk(":mode bm25", ":example"))
        .contains("? number3\n 1. d3\n")
        .contains("judged relevant to this question");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(talk(":help")).contains(":mode", ":limit", ":example", ":wait", ":quit", "Ctrl-D");
  }

  @Test
  void theShareDoneIsShownUntilAllIs() {
    CountingEmbedder letters = CountingEmbedder.stoppingAfter(32);
    StringBuilder prompts = new StringBuilder();
    try (CorpusIndex index = CorpusIndex.open(Optional.empty(), letters.embedder(), false, 2);
        BackgroundIndexing indexing =
            BackgroundIndexing.start(index, TestSource.numbered(64), true)) {
      while (indexing.progress().phase() != Phase.VECTORS || indexing.progress().done() != 32) {
        LockSupport.parkNanos(1_000_000);
      }
      int[] reads = {0};
      LineInput input =
          prompt -> {
            prompts.append(prompt).append('\n');
            letters.release();
            return reads[0]++ == 0 ? ":wait" : null;
          };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      prompt(input, new PrintStream(out, true, StandardCharsets.UTF_8), index, indexing).run();
      assertThat(prompts.toString()).startsWith("hybrid (vectors 50 %").endsWith("hybrid> \n");
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("All documents have their vectors now.");
    }
  }

  private static String talk(String... lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    CountingEmbedder letters = CountingEmbedder.free();
    try (CorpusIndex index = CorpusIndex.open(Optional.empty(), letters.embedder(), false, 2);
        BackgroundIndexing indexing =
            BackgroundIndexing.start(index, TestSource.numbered(10), true)) {
      while (indexing.progress().isRunning()) {
        LockSupport.parkNanos(1_000_000);
      }
      String script = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
      LineInput input = LineInput.of(new BufferedReader(new StringReader(script)), out);
      prompt(input, out, index, indexing).run();
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static Prompt prompt(
      LineInput input, PrintStream out, CorpusIndex index, BackgroundIndexing indexing) {
    Screen screen = new Screen(80, false, false, true);
    Prompt.Settings settings =
        new Prompt.Settings(TestSource.numbered(10).questions(), screen, Mode.HYBRID, 5, false);
    return new Prompt(input, out, out, new Searcher(index), indexing, settings);
  }
}
