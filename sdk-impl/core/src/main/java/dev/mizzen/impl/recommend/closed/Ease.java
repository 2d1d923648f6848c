package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The embarrassingly shallow autoencoder (Steck, WWW 2019): {@code P = (RᵀR + λI)⁻¹}, {@code B_ij =
 * −P_ij ⁄ P_jj} off the diagonal, in one array of {@code items²} floats.
 *
 * <p>Settings: {@code lambda} (500), and {@code items}, how many of the most popular items take
 * part (0 for all); the others are never recommended. Cost {@code items³} flops.
 */
public final class Ease implements ModelKind {
  /** The most items whose square is the length of an array. */
  static final int MOST_ITEMS = 46_340;

  private static final String WEIGHTS = "weights";
  private static final String CHOSEN = "chosen";

  /** For the list of kinds. */
  public Ease() {}

  @Override
  public String id() {
    return "ease";
  }

  @Override
  public Plan plan(Settings settings) {
    double lambda = settings.real("lambda", 500, 1e-3, 1e9);
    int most = settings.whole("items", 0, 0, MOST_ITEMS);
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        int[] degrees = training.interactions().itemDegrees();
        int[] chosen = chosen(degrees, most == 0 ? degrees.length : most);
        Training.Resources on = training.resources();
        HeapNeed.require(chosen.length, on.workers().threads());
        float[] weights = Gram.of(training.interactions().graph(), chosen, lambda);
        int blocks = SymmetricInverse.blocks(chosen.length);
        SymmetricInverse.negated(
            weights,
            chosen.length,
            new Dense(on.backend().dense(Workers.caller())),
            on.workers(),
            done -> training.progress("invert", done, blocks));
        ItemWeights.fromNegatedInverse(weights, chosen.length, on.workers());
        return new ItemWeights(chosen, weights, degrees.length, on.workers());
      }

      @Override
      public Scorer load(SavedModel saved) {
        int items = saved.interactions().items().size();
        int[] chosen = saved.ints(CHOSEN);
        // Checks that they are ordinals, and ascend.
        CsrGraph.of(items, new int[] {0, chosen.length}, chosen);
        return new ItemWeights(
            chosen,
            saved.floats(WEIGHTS, (long) chosen.length * chosen.length),
            items,
            saved.workers());
      }
    };
  }

  /** The most popular items, in the order of their ordinals. */
  private static int[] chosen(int[] degrees, int most) {
    return IntStream.range(0, degrees.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> -degrees[i]).thenComparing(i -> i))
        .limit(most)
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }

  /** The matrix {@code RᵀR + λI} of some items. */
  private static final class Gram {
    private Gram() {}

    static float[] of(CsrGraph users, int[] chosen, double lambda) {
      int n = chosen.length;
      int[] place = new int[users.columns()];
      Arrays.fill(place, -1);
      for (int c = 0; c < n; c++) {
        place[chosen[c]] = c;
      }
      float[] gram = new float[n * n];
      int[] row = new int[users.columns()];
      for (int u = 0; u < users.rows(); u++) {
        int size = 0;
        for (int e = users.starts()[u]; e < users.starts()[u + 1]; e++) {
          if (place[users.neighbours()[e]] >= 0) {
            row[size++] = place[users.neighbours()[e]];
          }
        }
        for (int a = 0; a < size; a++) {
          for (int b = 0; b <= a; b++) {
            gram[row[a] * n + row[b]]++;
          }
        }
      }
      for (int i = 0; i < n; i++) {
        gram[i * n + i] += (float) lambda;
      }
      return gram;
    }
  }
}
