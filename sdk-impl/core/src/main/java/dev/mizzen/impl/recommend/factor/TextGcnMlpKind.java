package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.train.TrainingOptions;

/**
 * TextGCN-MLP (Chernov et al., arXiv:2510.12461): propagated texts of users and items, each through
 * a small network that learns to tell a user's items from others.
 *
 * <p>Settings: those of TextGCN ({@code layers}, {@code most-layers}, {@code vectors}); of the
 * network {@code hidden}, {@code dimension}, {@code tower} (two, or one for both sides), {@code
 * towers} (the folder of a saved textgcn-mlp whose networks the training begins with; with {@code
 * epochs} 0 they are used as they are, on any catalogue that has the same embedder); of the
 * examples {@code positives}, {@code negatives}, {@code drawing} of negatives (shared by a batch,
 * or each its own), {@code temperature}, {@code domain} (a metadata field of items that tells data
 * sets apart, which are learned together: an example is of one, its negatives too) and {@code
 * sampling} (proportional, equal, or name:weight,name:weight); and of the training {@code epochs},
 * {@code batch} (examples in a step), {@code learning-rate}, {@code warmup}, {@code weight-decay},
 * {@code evaluation-epochs}, {@code patience} (evaluations without gain before an early end, 0 for
 * never).
 */
public final class TextGcnMlpKind implements ModelKind {
  static final String ID = "textgcn-mlp";

  /** For the list of kinds. */
  public TextGcnMlpKind() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Plan plan(Settings settings) {
    return new Trained(
        settings,
        LayerChoice.read(settings),
        TextGraph.centred(settings),
        TowerSettings.read(settings),
        settings.text("towers", ""),
        settings.whole("epochs", 60, 0, 1_000_000),
        settings.whole("evaluation-epochs", 1, 1, 1_000_000),
        options(settings));
  }

  /** Epochs and the seed are not known yet. */
  private static TrainingOptions options(Settings settings) {
    return new TrainingOptions(
        1,
        settings.whole("batch", 2048, 1, 1 << 20),
        settings.real("learning-rate", 1e-3, 1e-9, 9),
        settings.real("warmup", 0.05, 0, 0.99),
        settings.real("weight-decay", 0, 0, 9),
        Double.MAX_VALUE,
        settings.real("temperature", 0.15, 1e-4, 1e4),
        settings.whole("patience", 20, 0, 1_000_000),
        0,
        0);
  }

  /** A kind with its settings. */
  private record Trained(
      Settings settings,
      LayerChoice layers,
      boolean centred,
      TowerSettings towers,
      String begin,
      int epochs,
      int evaluationEpochs,
      TrainingOptions options)
      implements Plan {
    @Override
    public Scorer train(Training training) {
      if (epochs == 0 && begin.isEmpty()) {
        throw new IllegalArgumentException(
            "with 0 epochs " + ID + " needs the setting 'towers', the folder of a trained one");
      }
      TextGraph text = TextGraph.of(training, layers, centred);
      TowerTraining towerTraining =
          new TowerTraining(text, training, options.seed(training.resources().seed()));
      Towers begun =
          begin.isEmpty()
              ? Towers.random(
                  text.users().dimension(),
                  towers.hidden(),
                  towers.dimension(),
                  towers.shared(),
                  training.resources().seed())
              : towerTraining.stored(begin, settings.effective());
      settings.decide("hidden", Integer.toString(begun.users().hidden()));
      settings.decide("dimension", Integer.toString(begun.users().output()));
      settings.decide("tower", begun.shared() ? "one" : "two");
      if (epochs > 0) {
        towerTraining.train(begun, towers.like(begun), epochs, evaluationEpochs);
      }
      return TowerScorer.of(text, begun);
    }

    @Override
    public Scorer load(SavedModel saved) {
      return TowerScorer.load(saved);
    }
  }
}
