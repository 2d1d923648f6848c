package dev.mizzen.impl.unanswerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.UnanswerableQuestions;
import dev.mizzen.impl.index.Kills;
import dev.mizzen.impl.rag.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end early lose nothing: the next one goes on, and makes the same file. */
final class QuestionsResumeTest {
  private static final int KILLS = Boolean.getBoolean("mizzen.thorough") ? 20 : 2;
  private static final int WINDOW = 40_000;

  @TempDir Path folder;

  private final ScriptedModel whole = new ScriptedModel(new ToyModel(), WINDOW);

  private Path expected() {
    Path file = folder.resolve("whole.jsonl");
    UnanswerableQuestions settings = ToyWorld.few(whole).checkpoint(folder.resolve("other"));
    QuestionFile.write(file, ToyWorld.make(settings).questions());
    return file;
  }

  private void resumesTo(Path expected, GenerationReport report) throws Exception {
    Path file = folder.resolve("resumed.jsonl");
    QuestionFile.write(file, report.questions());
    assertThat(Files.readString(file)).isEqualTo(Files.readString(expected)).isNotEmpty();
  }

  @Test
  void modelThatIsDownCostsNoReplyTwice() throws Exception {
    Path expected = expected();
    int prompts = whole.prompts().size();
    AtomicInteger asked = new AtomicInteger();
    ToyModel toy = new ToyModel();
    int runs = 0;
    for (int allowed = prompts / 3; ; allowed += prompts / 3) {
      int limit = allowed;
      ScriptedModel failing =
          new ScriptedModel(
              prompt -> {
                if (asked.get() >= limit) {
                  throw new GenerationException("the endpoint is down");
                }
                asked.incrementAndGet();
                return toy.apply(prompt);
              },
              WINDOW);
      runs++;
      try {
        resumesTo(expected, ToyWorld.make(kept(failing).calls(1)));
        break;
      } catch (GenerationException e) {
        assertThat(e).hasMessageContaining("the endpoint is down");
      }
    }
    assertThat(runs).isGreaterThanOrEqualTo(3);
    assertThat(asked.get()).isEqualTo(prompts);
  }

  @Test
  void interruptEndsTheRunAndTheNextGoesOn() throws Exception {
    Path expected = expected();
    Thread thread = Thread.currentThread();
    AtomicInteger asked = new AtomicInteger();
    ToyModel toy = new ToyModel();
    ScriptedModel interrupting =
        new ScriptedModel(
            prompt -> {
              if (asked.incrementAndGet() == 60) {
                thread.interrupt();
              }
              return toy.apply(prompt);
            },
            WINDOW);

    assertThatThrownBy(() -> ToyWorld.make(kept(interrupting)))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
    resumesTo(expected, ToyWorld.make(kept(whole)));
  }

  @Test
  void whatTheSourceFoundIsKept() throws Exception {
    Path expected = expected();
    ToyWorld.make(kept(whole));
    ExternalArticleSource gone =
        (topic, limit) -> {
          throw new AssertionError("searched again for " + topic);
        };

    resumesTo(
        expected,
        kept(whole).make(ToyWorld.corpus(), ToyWorld.requests(), gone, ProgressListener.NONE));
  }

  @Test
  void killedRunGoesOnWhereItWas() throws Exception {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("QuestionsResumeTest seed: -Dmizzen.seed=" + seed);
    Path expected = expected();
    Random random = new Random(seed);
    int told = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      told = Kills.run(KilledRun.class, folder, told, random);
    }
    int prompts = whole.prompts().size();
    long kept = keptReplies();
    resumesTo(expected, ToyWorld.make(kept(whole)));
    assertThat(whole.prompts().size() - prompts + kept).isEqualTo(prompts);
  }

  private long keptReplies() throws IOException {
    Path replies = folder.resolve(KilledRun.CHECKPOINT).resolve("replies");
    if (!Files.isDirectory(replies)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(replies)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private UnanswerableQuestions kept(ScriptedModel model) {
    return ToyWorld.few(model).checkpoint(folder.resolve(KilledRun.CHECKPOINT));
  }
}
