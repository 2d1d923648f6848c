package dev.mizzen.impl.agent.grpo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.agent.AgentBudget;
import dev.mizzen.agent.Finding;
import dev.mizzen.agent.SearchAgent;
import dev.mizzen.agent.Transcript;
import dev.mizzen.impl.agent.grpo.Episode.Decision;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A policy of two layers learns when to search. The world is synthetic: half of the questions need
 * a search; for the others, what a search finds misleads in one of four cases, as fixed retrieval
 * does on easy sets. Every run goes through the agent and its protocol.
 */
class ToySearchTrainingTest {
  private static final long SEED = 42;
  private static final int SEARCH = 0;
  private static final int FEATURES = 4;
  private static final int ROLLOUTS = 8;
  private static final int QUESTIONS = 8;
  private static final int STEPS = 30;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final TwoLayerPolicy policy = TwoLayerPolicy.random(FEATURES, 8, 2, SEED);
  private final List<Decision> decisions = new ArrayList<>();
  private float[] features = new float[FEATURES];
  private boolean needsSearch;

  @Test
  void accuracyRisesAndNeedlessSearchesFall() {
    GrpoTrainer trainer =
        new GrpoTrainer(
            policy, new GrpoTrainer.Settings(GrpoObjective.usual(), Advantages.CENTRED, 2, 0.03));
    ScriptedModel model = new ScriptedModel(this::turn, 100_000);
    try (SearchAgent agent =
        SearchAgent.builder(model)
            .texts((query, time) -> List.of(new Finding("", "found", "d")))
            .budget(AgentBudget.usual())
            .open()) {
      Rates before = rates(agent);
      for (int step = 0; step < STEPS; step++) {
        trainer.step(groups(agent));
      }
      Rates after = rates(agent);
      String shown = "seed=" + SEED + " before " + before + " after " + after;
      System.out.println(shown);
      assertThat(after.accuracy)
          .as(shown)
          .isGreaterThan(before.accuracy + 0.15)
          .isGreaterThan(0.85);
      assertThat(after.needless).as(shown).isLessThan(before.needless - 0.2).isLessThan(0.15);
      assertThat(after.needed).as(shown).isGreaterThan(0.85);
    }
  }

  private List<List<Episode>> groups(SearchAgent agent) {
    List<List<Episode>> groups = new ArrayList<>();
    for (int q = 0; q < QUESTIONS; q++) {
      ask(q);
      List<Episode> group = new ArrayList<>();
      for (int k = 0; k < ROLLOUTS; k++) {
        group.add(episode(agent));
      }
      groups.add(group);
    }
    return groups;
  }

  private Episode episode(SearchAgent agent) {
    decisions.clear();
    Transcript run = agent.run("q");
    boolean right = run.answer().filter("right"::equals).isPresent();
    return new Episode(decisions, AnswerReward.usual().of(right, run.isWellFormed()));
  }

  private Rates rates(SearchAgent agent) {
    int right = 0;
    int[] searches = new int[2];
    int runs = 200;
    for (int i = 0; i < runs; i++) {
      ask(i);
      right += episode(agent).reward() > 0.5 ? 1 : 0;
      searches[needsSearch ? 1 : 0] += decisions.getFirst().action() == SEARCH ? 1 : 0;
    }
    return new Rates(
        (double) right / runs, (double) searches[0] * 2 / runs, (double) searches[1] * 2 / runs);
  }

  /** Every other question needs a search; the features say so, with noise. */
  private void ask(int number) {
    needsSearch = number % 2 == 0;
    features = new float[FEATURES];
    features[0] = (float) (needsSearch ? 1 : -1) + (float) (0.3 * random.nextGaussian());
    features[1] = (float) random.nextGaussian();
    features[2] = 1;
  }

  /** The policy's turn; the token of a tool's message is recorded, too, as not generated. */
  private String turn(Prompt prompt) {
    boolean informed = prompt.messages().getLast().speaker() == Speaker.USER && said(prompt) > 0;
    float[] seen = features.clone();
    if (informed) {
      decisions.add(new Decision(seen, SEARCH, false));
      seen[3] = 1;
    }
    double search = Math.exp(policy.logProbabilities(seen)[SEARCH]);
    int action = random.nextDouble() < search ? SEARCH : 1 - SEARCH;
    decisions.add(new Decision(seen, action, true));
    if (action == SEARCH) {
      return "<reason>facts are missing</reason><text_search>facts</text_search>";
    }
    double chance = needsSearch ? (informed ? 0.95 : 0.05) : (informed ? 0.75 : 0.98);
    String answer = random.nextDouble() < chance ? "right" : "wrong";
    return "<reason>this is enough</reason><answer>" + answer + "</answer>";
  }

  private static long said(Prompt prompt) {
    return prompt.messages().stream().filter(m -> m.speaker() == Speaker.ASSISTANT).count();
  }

  private record Rates(double accuracy, double needless, double needed) {}
}
