package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.ModelKind;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.Settings;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.impl.recommend.factor.LightGcnSettings.Drawing;
import dev.mizzen.impl.recommend.factor.LightGcnSettings.Loss;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.train.TrainingOptions;
import java.util.Locale;
import java.util.Optional;

/**
 * LightGCN (He et al., SIGIR 2020): vectors of users and items, smoothed over the graph of
 * interactions.
 *
 * <p>Settings: {@code dimension}, {@code layers}, {@code first-layer} (whether layer 0 counts),
 * {@code loss} (softmax or bpr), {@code negatives}, {@code drawing} of negatives (uniform or
 * interactions), {@code temperature}, {@code length} (how much the length of items' vectors counts,
 * 0 to 1), {@code l2}, {@code deviation} of the first values; and of the training {@code epochs},
 * {@code batch} (interactions in a step, about), {@code learning-rate}, {@code warmup}, {@code
 * weight-decay}, {@code evaluation-epochs}, {@code patience} (evaluations without gain before an
 * early end, 0 for never).
 */
public final class LightGcnKind implements ModelKind {
  /** For the list of kinds. */
  public LightGcnKind() {}

  @Override
  public String id() {
    return "lightgcn";
  }

  @Override
  public Plan plan(Settings settings) {
    Loss loss = choice(settings, "loss", Loss.SOFTMAX, Loss.values());
    boolean softmax = loss == Loss.SOFTMAX;
    LightGcnSettings model =
        new LightGcnSettings(
            settings.whole("dimension", 64, 1, 4096),
            settings.whole("layers", 3, 1, 16),
            settings.flag("first-layer", !softmax),
            loss,
            settings.whole("negatives", 4096, 1, 1 << 20),
            choice(settings, "drawing", Drawing.UNIFORM, Drawing.values()),
            softmax,
            settings.real("l2", softmax ? 0 : 1e-4, 0, 9),
            settings.real("length", softmax ? 0.2 : 1, 0, 1),
            settings.real("deviation", softmax ? 0.01 : 0.1, 1e-9, 9));
    int batch = settings.whole("batch", softmax ? 16_384 : 98_304, 1, Integer.MAX_VALUE);
    int evaluationEpochs = settings.whole("evaluation-epochs", 5, 1, 1_000_000);
    return new Trained(model, batch, evaluationEpochs, options(settings, softmax));
  }

  private static <E extends Enum<E>> E choice(
      Settings settings, String name, E standard, E[] options) {
    String[] names = new String[options.length];
    for (int n = 0; n < names.length; n++) {
      names[n] = options[n].name().toLowerCase(Locale.ROOT);
    }
    String chosen = settings.choice(name, standard.name().toLowerCase(Locale.ROOT), names);
    return Enum.valueOf(standard.getDeclaringClass(), chosen.toUpperCase(Locale.ROOT));
  }

  /** The batch and the seed are not known yet. */
  private static TrainingOptions options(Settings settings, boolean softmax) {
    return new TrainingOptions(
        settings.whole("epochs", softmax ? 16 : 200, 1, 1_000_000),
        1,
        settings.real("learning-rate", softmax ? 0.005 : 0.01, 1e-9, 9),
        settings.real("warmup", 0.05, 0, 0.99),
        settings.real("weight-decay", 0, 0, 9),
        Double.MAX_VALUE,
        settings.real("temperature", 0.1, 1e-4, 1e4),
        settings.whole("patience", 0, 0, 1_000_000),
        0,
        0);
  }

  /** A kind with its settings. */
  private record Trained(
      LightGcnSettings model, int batch, int evaluationEpochs, TrainingOptions options)
      implements Plan {
    @Override
    public Scorer train(Training training) {
      CsrGraph graph = training.interactions().graph();
      Training.Resources resources = training.resources();
      FactorKernels kernels = FactorKernels.of(resources.backend(), resources.workers());
      int users = Math.clamp((long) batch * graph.rows() / graph.edges(), 1, graph.rows());
      CsrGraph heldOut = training.validation().graph();
      LightGcnModel trained =
          new LightGcn(
                  model, options.batch(users).seed(resources.seed()), evaluationEpochs, kernels)
              .train(
                  graph,
                  heldOut.edges() == 0 ? Optional.empty() : Optional.of(heldOut),
                  resources.checkpoints(),
                  resources.progress());
      trained.epochs().forEach(training::add);
      return FactorScorer.of(trained, kernels);
    }

    @Override
    public Scorer load(SavedModel saved) {
      return FactorScorer.load(saved, model.dimension());
    }
  }
}
