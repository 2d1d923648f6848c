package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import java.util.List;
import java.util.Map;

/** Every user gets the items that most users dealt with. */
public final class Popularity implements ModelKind {
  /** For the list of kinds. */
  public Popularity() {}

  @Override
  public String id() {
    return "popularity";
  }

  @Override
  public Plan plan(Settings settings) {
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        return new Counts(training.interactions().itemDegrees());
      }

      @Override
      public Scorer load(SavedModel saved) {
        return new Counts(saved.interactions().itemDegrees());
      }
    };
  }

  /** The number of users of each item. */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  private record Counts(float[] counts) implements Scorer {
    Counts(int[] degrees) {
      this(new float[degrees.length]);
      for (int i = 0; i < degrees.length; i++) {
        counts[i] = degrees[i];
      }
    }

    @Override
    public int items() {
      return counts.length;
    }

    @Override
    public void scores(Histories histories, float[] scores) {
      for (int u = 0; u < histories.count(); u++) {
        System.arraycopy(counts, 0, scores, u * counts.length, counts.length);
      }
    }

    @Override
    public Explained explain(Histories history, int item) {
      return new Explained(
          counts[item], new double[0], List.of(), "the number of users who dealt with the item");
    }

    @Override
    public Map<String, Object> arrays() {
      return Map.of();
    }
  }
}
