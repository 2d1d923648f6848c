package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;

/**
 * TextGCN (Chernov et al., arXiv:2510.12461): vectors of items' texts, smoothed over the graph of
 * interactions; nothing is learned.
 *
 * <p>Settings: {@code layers} (a number, or {@code auto}: the one with the best Recall@20 on the
 * validation part, 3 without one), {@code most-layers} that are tried, {@code vectors} ({@code
 * raw}, or {@code centred}: without their mean).
 */
public final class TextGcnKind implements ModelKind {
  /** For the list of kinds. */
  public TextGcnKind() {}

  @Override
  public String id() {
    return "textgcn";
  }

  @Override
  public Plan plan(Settings settings) {
    return new Trained(LayerChoice.read(settings), TextGraph.centred(settings));
  }

  private record Trained(LayerChoice layers, boolean centred) implements Plan {
    @Override
    public Scorer train(Training training) {
      TextGraph text = TextGraph.of(training, layers, centred);
      return TextScorer.of(text.source(), text.users(), text.items(), text.kernels());
    }

    @Override
    public Scorer load(SavedModel saved) {
      return TextScorer.load(saved);
    }
  }
}
