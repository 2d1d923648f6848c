package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import java.util.Map;

/**
 * The symmetric linear graph filter {@code R D_I^-½ (R̃ᵀR̃) D_I^½}, {@code R̃ = D_U^-½ R D_I^-½}:
 * what users with common items dealt with, without any training (after Shen et al., CIKM 2021).
 */
public final class LinearFilter implements ModelKind {
  /** For the list of kinds. */
  public LinearFilter() {}

  @Override
  public String id() {
    return "linear-filter";
  }

  @Override
  public Plan plan(Settings settings) {
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        return new Filter(
            TwoSteps.scaled(training.interactions().graph(), training.resources().workers()));
      }

      @Override
      public Scorer load(SavedModel saved) {
        return new Filter(TwoSteps.scaled(saved.interactions().graph(), saved.workers()));
      }
    };
  }

  /** Nothing but two steps. */
  private record Filter(TwoSteps steps) implements Scorer {
    @Override
    public int items() {
      return steps.items();
    }

    @Override
    public void scores(Histories histories, float[] scores) {
      steps.scores(histories, scores);
    }

    @Override
    public Explained explain(Histories history, int item) {
      return Explained.sumOf(
          steps.shares(history.history(0), item),
          "users who dealt with items of the history dealt with this one too; each item's share is"
              + " the sum over such users of 1 / (their items · the item's users)");
    }

    @Override
    public Map<String, Object> arrays() {
      return Map.of();
    }
  }
}
