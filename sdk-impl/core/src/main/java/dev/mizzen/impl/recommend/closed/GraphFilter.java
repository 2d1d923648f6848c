package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.Scorer;
import java.util.Map;

/** A linear and an ideal low-pass filter together. */
record GraphFilter(TwoSteps steps, LowPass lowPass) implements Scorer {
  @Override
  public int items() {
    return steps.items();
  }

  @Override
  public void scores(Histories histories, float[] scores) {
    steps.scores(histories, scores);
    lowPass.add(histories, scores);
  }

  @Override
  public Explained explain(Histories history, int item) {
    int[] items = history.history(0);
    double[] shares = steps.shares(items, item);
    lowPass.addShares(items, item, shares);
    return Explained.sumOf(
        shares,
        "each item's share is what it gives through users with common items, and through the"
            + " main directions of all interactions, where it may count against");
  }

  @Override
  public Map<String, Object> arrays() {
    return Map.of("vectors", lowPass.vectors());
  }
}
