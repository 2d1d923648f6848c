package dev.mizzen.impl.agent.grpo;

import dev.mizzen.impl.agent.grpo.Episode.Decision;
import dev.mizzen.impl.train.AdamW;
import java.util.List;

/**
 * Moves a small policy towards runs that are better than others of their group. The policy at the
 * start is the one to stay close to. Not thread-safe; the same calls give the same bits.
 */
public final class GrpoTrainer {
  private final TwoLayerPolicy policy;
  private final TwoLayerPolicy reference;
  private final Settings settings;
  private final AdamW optimizer;
  private long steps;

  /**
   * How to learn.
   *
   * @param objective of each token
   * @param advantages of each run
   * @param passes over the same runs, at least 1
   * @param rate of learning
   */
  public record Settings(GrpoObjective objective, Advantages advantages, int passes, double rate) {
    /** Refuses settings out of range. */
    public Settings {
      if (passes < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "passes must be at least 1 and rate above 0, got " + passes + " and " + rate);
      }
    }
  }

  /** A trainer of {@code policy}, whose weights it moves. */
  public GrpoTrainer(TwoLayerPolicy policy, Settings settings) {
    this.policy = policy;
    this.settings = settings;
    reference = policy.copy();
    optimizer = new AdamW(0, policy.zeros(), policy.zeros());
  }

  /**
   * Learns from groups of runs that the policy has just made, each group of one question.
   *
   * @return the objective before the last move
   * @throws IllegalArgumentException if there is no decision
   */
  public double step(List<List<Episode>> groups) {
    List<Decision> tokens =
        groups.stream().flatMap(List::stream).flatMap(run -> run.decisions().stream()).toList();
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("a step needs at least 1 decision, got 0");
    }
    double[] advantage = advantages(groups, tokens.size());
    double[] old = logProbabilities(policy, tokens);
    double[] ref = logProbabilities(reference, tokens);
    boolean[] mask = new boolean[tokens.size()];
    for (int t = 0; t < mask.length; t++) {
      mask[t] = tokens.get(t).generated();
    }
    double objective = 0;
    for (int pass = 0; pass < settings.passes(); pass++) {
      double[] now = pass == 0 ? old : logProbabilities(policy, tokens);
      objective = move(tokens, new TokenRow(now, old, ref, advantage, mask));
    }
    return objective;
  }

  private double move(List<Decision> tokens, TokenRow row) {
    double[] slopes = new double[row.size()];
    double objective = settings.objective().mean(row, slopes);
    List<float[]> gradients = policy.zeros();
    for (int t = 0; t < slopes.length; t++) {
      if (slopes[t] != 0) {
        policy.addSlope(tokens.get(t).input(), tokens.get(t).action(), -slopes[t], gradients);
      }
    }
    steps++;
    optimizer.move(policy.weights(), gradients, steps, settings.rate(), 1);
    return objective;
  }

  private double[] advantages(List<List<Episode>> groups, int tokens) {
    double[] advantage = new double[tokens];
    int at = 0;
    for (List<Episode> group : groups) {
      double[] runs =
          settings.advantages().of(group.stream().mapToDouble(Episode::reward).toArray());
      for (int run = 0; run < runs.length; run++) {
        for (int t = group.get(run).decisions().size(); t > 0; t--) {
          advantage[at++] = runs[run];
        }
      }
    }
    return advantage;
  }

  private static double[] logProbabilities(TwoLayerPolicy policy, List<Decision> tokens) {
    return tokens.stream()
        .mapToDouble(token -> policy.logProbabilities(token.input())[token.action()])
        .toArray();
  }
}
