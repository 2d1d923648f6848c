package dev.mizzen.impl.rag.abstain;

import dev.mizzen.impl.rag.learn.LinearScore;
import dev.mizzen.impl.rag.learn.LogisticRegression;
import java.util.ArrayList;
import java.util.List;

/** Fits an {@link AbstentionModel} to questions whose fate is known. For one thread. */
public final class Calibrator {
  /** How many questions of each kind it takes to fit the weights, too. */
  public static final int ENOUGH = 30;

  private static final double RIDGE = 3;

  private final AbstentionModel start;
  private final List<double[]> answerable = new ArrayList<>();
  private final List<double[]> unanswerable = new ArrayList<>();

  /** From a model that holds until there is something better. */
  public Calibrator(AbstentionModel start) {
    this.start = start;
  }

  /** Adds a question by its {@link ConfidenceFeatures}. */
  public void add(double[] features, boolean isAnswerable) {
    (isAnswerable ? answerable : unanswerable).add(features);
  }

  /** The model; as it was without an answerable question. */
  public AbstentionModel fit() {
    if (answerable.isEmpty()) {
      return start;
    }
    boolean enough = answerable.size() >= ENOUGH && unanswerable.size() >= ENOUGH;
    LinearScore score = enough ? weights() : start.score();
    return new AbstentionModel(
        score, answerable.stream().mapToDouble(score::probability).toArray());
  }

  private LinearScore weights() {
    LogisticRegression regression = new LogisticRegression(RIDGE);
    answerable.forEach(features -> regression.add(features, true, 1));
    unanswerable.forEach(features -> regression.add(features, false, 1));
    return regression.fit();
  }
}
