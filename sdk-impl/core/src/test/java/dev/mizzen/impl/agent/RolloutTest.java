package dev.mizzen.impl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.agent.Finding;
import dev.mizzen.agent.Rollout;
import dev.mizzen.agent.SearchAgent;
import dev.mizzen.agent.Step;
import dev.mizzen.agent.Transcript;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RolloutTest {
  @Property(tries = 200)
  void marksWhatTheModelWroteAndNothingElse(@ForAll String found, @ForAll String question) {
    Transcript run = run("q" + question, found);
    Rollout rollout = Rollout.of(run, RolloutTest::tokens);
    int generated = run.said().stream().mapToInt(turn -> tokens(turn.text()).length).sum();
    assertThat(rollout.generated()).isEqualTo(generated);
    int at = tokens(run.instructions()).length + tokens(run.question()).length;
    for (Step step : run.steps()) {
      for (int token : tokens(step.text())) {
        assertThat(rollout.token(at)).isEqualTo(token);
        assertThat(rollout.isGenerated(at)).isEqualTo(step instanceof Step.Said);
        at++;
      }
    }
    assertThat(at).isEqualTo(rollout.size());
  }

  @Property(tries = 100)
  void hasAsManyGeneratedTokensWhateverToolsSay(@ForAll String one, @ForAll String other) {
    Rollout first = Rollout.of(run("q", one), RolloutTest::tokens);
    Rollout second = Rollout.of(run("q", other), RolloutTest::tokens);
    assertThat(generated(first)).isEqualTo(generated(second));
  }

  private static List<Integer> generated(Rollout rollout) {
    return java.util.stream.IntStream.range(0, rollout.size())
        .filter(rollout::isGenerated)
        .mapToObj(rollout::token)
        .toList();
  }

  private static Transcript run(String question, String found) {
    try (SearchAgent agent =
        SearchAgent.builder(Scripts.model(Scripts.TEXT, Scripts.TEXT, Scripts.ANSWER))
            .texts((query, time) -> List.of(new Finding("t", found, "d")))
            .open()) {
      return agent.run(question);
    }
  }

  /** Every character is a token. */
  private static int[] tokens(String text) {
    return Arrays.copyOf(text.chars().toArray(), text.length());
  }
}
