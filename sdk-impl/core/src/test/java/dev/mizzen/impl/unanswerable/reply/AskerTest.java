package dev.mizzen.impl.unanswerable.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.GenerationException;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class AskerTest {
  private final Tally tally = new Tally();

  private Asker asker(int atOnce, Function<Prompt, String> script) {
    return new Asker(new ScriptedModel(script), atOnce, ProgressListener.NONE, tally);
  }

  private static Prompt prompt() {
    return Prompts.of("rules", "asked", 9);
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void answersComeInOrderAndNoMoreThanAllowedAreAskedAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Asker asker =
        asker(
            3,
            prompt -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              pause();
              running.decrementAndGet();
              return "said";
            });
    List<String> answers = asker.each("p", numbers(30), n -> asker.ask(prompt()).orElseThrow() + n);

    assertThat(answers).isEqualTo(numbers(30).stream().map(n -> "said" + n).toList());
    assertThat(most.get()).isBetween(2, 3);
    assertThat(tally.usage().promptTokens()).isEqualTo(30 * 7);
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void failureStopsWhatHasNotBegun() {
    AtomicInteger asked = new AtomicInteger();
    Asker asker =
        asker(
            2,
            prompt -> {
              if (asked.incrementAndGet() == 5) {
                throw new GenerationException("down");
              }
              pause();
              return "";
            });
    assertThatThrownBy(() -> asker.each("p", numbers(1000), n -> asker.ask(prompt())))
        .isInstanceOf(GenerationException.class)
        .hasMessage("down");
    assertThat(asked.get()).isLessThan(20);
  }

  @Test
  void otherErrorsOfTheModelNameIt() {
    Asker asker =
        asker(
            1,
            prompt -> {
              throw new IllegalStateException("the file is gone");
            });
    assertThatThrownBy(() -> asker.each("p", numbers(2), n -> asker.ask(prompt())))
        .isInstanceOf(GenerationException.class)
        .hasMessage("the language model scripted failed: the file is gone");
  }

  @Test
  void refusedPromptsAreEmptyUnlessAllAre() {
    AtomicInteger asked = new AtomicInteger();
    Asker asker =
        asker(
            1,
            prompt -> {
              if (asked.incrementAndGet() % 2 == 0) {
                throw new IllegalArgumentException("too long");
              }
              return "said";
            });
    assertThat(asker.each("p", numbers(3), n -> asker.ask(prompt())))
        .containsExactly(Optional.of("said"), Optional.empty(), Optional.of("said"));
    assertThat(tally.counts()).containsEntry(Count.REFUSED_PROMPTS, 1L);
    assertThat(tally.refusal()).contains("too long");
    assertThatThrownBy(() -> asker.each("p", numbers(1), n -> asker.ask(prompt())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refused all 1 prompts of phase 'p': too long");
  }

  @Test
  @Timeout(20)
  void listenersThatThrowEndTheWork() {
    ProgressListener throwing =
        (phase, done, total) -> {
          throw new IllegalStateException("enough");
        };
    Asker asker = new Asker(new ScriptedModel(prompt -> "said"), 2, throwing, tally);
    assertThatThrownBy(() -> asker.each("p", numbers(100), n -> asker.ask(prompt())))
        .hasMessage("enough");
  }
}
