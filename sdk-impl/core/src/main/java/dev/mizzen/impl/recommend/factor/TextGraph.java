package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.kernels.graph.CsrGraph;

/**
 * Texts propagated through a number of layers.
 *
 * @param source of the texts
 * @param users sums of layers, made of histories
 * @param items {@code [I × dimension]} sums of layers
 * @param layers how many, beside the texts themselves
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record TextGraph(
    TextSource source, TextUsers users, float[] items, int layers, FactorKernels kernels) {
  private static final int CUT = 20;

  /** Reads whether vectors lose their mean. */
  static boolean centred(Settings settings) {
    return settings.choice("vectors", "raw", "raw", "centred").equals("centred");
  }

  /** Embeds and propagates; where validation decides, as many layers as serve it best. */
  static TextGraph of(Training training, LayerChoice choice, boolean centred) {
    TextSource.Begun begun = TextSource.begin(training, centred);
    Training.Resources resources = training.resources();
    FactorKernels kernels = FactorKernels.of(resources.backend(), resources.workers());
    CsrGraph train = training.interactions().graph();
    HeldOut heldOut = new HeldOut(train, training.validation().graph(), CUT);
    boolean validation = heldOut.users() > 0;
    Bipartite graph = Bipartite.of(train);
    TextRows texts = begun.texts();
    ItemLayers layers =
        new ItemLayers(graph, texts.rows(), texts.dimension(), kernels.convolution());
    int upTo = choice.upTo(validation);
    TextGraph best = null;
    double bestRecall = Double.NEGATIVE_INFINITY;
    for (int layer = 0; layer <= upTo; layer++) {
      training.progress("propagate", layer, upTo);
      if (layer > 0) {
        layers.next();
      }
      if (layer == upTo || choice.tries(validation)) {
        TextUsers users =
            TextUsers.of(layers, texts.rows(), texts.dimension(), graph.items(), kernels.workers());
        TextGraph now = new TextGraph(begun.source(), users, layers.sum().clone(), layer, kernels);
        double recall = choice.tries(validation) ? now.recall(heldOut) : 0;
        if (best == null || recall > bestRecall) {
          best = now;
          bestRecall = recall;
        }
      }
    }
    if (best == null) {
      throw new AssertionError("at least one number of layers is tried");
    }
    choice.decided(best.layers);
    return best;
  }

  private double recall(HeldOut heldOut) {
    float[] unit = items.clone();
    RowLengths.power(kernels.workers(), unit, users.dimension(), 0);
    return heldOut
        .measure(
            kernels.ranking(),
            (from, to) -> users.vectors(heldOut.histories(from, to)),
            unit,
            users.dimension())
        .recall();
  }

  /** {@code [n × dimension]} users of these histories, as means of layers. */
  float[] userRows(CsrGraph histories) {
    float[] rows = users.vectors(histories);
    Chunks.scale(kernels.workers(), rows, mean(), rows);
    return rows;
  }

  /** {@code [I × dimension]} all items, as means of layers. */
  float[] itemRows() {
    float[] rows = new float[items.length];
    Chunks.scale(kernels.workers(), items, mean(), rows);
    return rows;
  }

  /** {@code [n × dimension]} some items, as means of layers. */
  float[] itemRows(int[] some) {
    int dimension = users.dimension();
    float[] rows = new float[some.length * dimension];
    for (int n = 0; n < some.length; n++) {
      for (int k = 0; k < dimension; k++) {
        rows[n * dimension + k] = mean() * items[some[n] * dimension + k];
      }
    }
    return rows;
  }

  private float mean() {
    return 1f / (layers + 1);
  }
}
