package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.train.TrainingOptions;

/**
 * MIARec (Xie and Jia, arXiv:2510.12054): users joined by shared items, by topic and by fields of
 * their items' metadata, over which neighbours count by mutual influence; items are known by their
 * words alone, so that new ones are recommended as soon as they are there.
 *
 * <p>Settings of relations: {@code shared-items}, {@code topic} (both true), {@code fields} (names
 * of metadata, divided by commas), {@code neighbours} by topic and field, {@code sharing} users by
 * items at most, {@code mass-exponent} and {@code distance-exponent} of the influence (both 0:
 * every neighbour counts alike), {@code degrees} (whether messages are divided by degrees). Of the
 * network: {@code trained} (false: one step of propagation, {@code share} of it), {@code content},
 * {@code dimension}, {@code layers}, {@code samples} of neighbours in a step (0: all). Of the
 * training: {@code loss} (softmax or bpr), {@code negatives}, {@code temperature}, {@code folds} of
 * items, each foreseen from the others, {@code epochs}, {@code batch} (pairs in a step, about),
 * {@code learning-rate}, {@code warmup}, {@code weight-decay}, {@code patience}.
 *
 * <p>What the paper's abstract leaves open is chosen as plainly as can be: masses are {@code log(1
 * + items)}, distances those of contents. Each item's own bias is left out: it would know nothing
 * of new items.
 */
public final class MiarecKind implements ModelKind {
  /** For the list of kinds. */
  public MiarecKind() {}

  @Override
  public String id() {
    return "miarec";
  }

  @Override
  public Plan plan(Settings settings) {
    MiarecSettings model = MiarecSettings.read(settings);
    boolean trained = settings.flag("trained", true);
    MiarecTraining.Course course =
        new MiarecTraining.Course(
            settings.choice("loss", "softmax", "softmax", "bpr").equals("softmax"),
            settings.whole("negatives", 1024, 1, 1 << 20),
            settings.whole("folds", 5, 2, 100),
            settings.whole("batch", 4096, 1, Integer.MAX_VALUE),
            settings.whole("samples", 0, 0, 1_000_000),
            new TrainingOptions(
                settings.whole("epochs", 20, 1, 1_000_000),
                1,
                settings.real("learning-rate", 0.003, 1e-9, 9),
                settings.real("warmup", 0.05, 0, 0.99),
                settings.real("weight-decay", 1e-5, 0, 9),
                1,
                settings.real("temperature", 0.1, 1e-4, 1e4),
                settings.whole("patience", 0, 0, 1_000_000),
                0,
                0));
    return new Plan() {
      @Override
      public Scorer train(Training training) {
        return new MiarecTraining(training, model, course).run(trained);
      }

      @Override
      public Scorer load(SavedModel saved) {
        return MiarecFiles.load(saved, model, trained);
      }
    };
  }
}
