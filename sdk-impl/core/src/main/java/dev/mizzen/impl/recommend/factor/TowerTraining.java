package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.recommend.StoredModel;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.impl.train.Trainer;
import dev.mizzen.kernels.contrast.KPositive;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingOptions;
import java.nio.file.Path;
import java.util.Map;

/** Trains towers, or takes those of another model. */
final class TowerTraining {
  private static final int CUT = 20;

  private final TextGraph text;
  private final Training training;
  private final TrainingOptions options;

  TowerTraining(TextGraph text, Training training, TrainingOptions options) {
    this.text = text;
    this.training = training;
    this.options = options;
  }

  /**
   * The towers of a saved model.
   *
   * @param own settings of the training
   * @throws IllegalArgumentException if it read texts in another way
   */
  Towers stored(String folder, Map<String, String> own) {
    try (StoredModel stored = StoredModel.open(Path.of(folder), TextGcnMlpKind.ID)) {
      String vectors = stored.settings().getOrDefault("vectors", "");
      if (!vectors.equals(own.get("vectors"))) {
        throw new IllegalArgumentException(
            "the towers of "
                + folder
                + " are of "
                + vectors
                + " vectors, not "
                + own.get("vectors"));
      }
      int[] facts = stored.ints("text");
      int dimension = text.users().dimension();
      if (facts.length != 2 || facts[0] != dimension) {
        throw new IllegalArgumentException(
            "the towers of "
                + folder
                + " take "
                + facts[0]
                + " values, the texts have "
                + dimension);
      }
      int identity = text.source().identity();
      if (facts[1] != 0 && identity != 0 && facts[1] != identity) {
        throw new IllegalArgumentException(
            "the towers of " + folder + " learned from the vectors of another embedder");
      }
      return TowerArrays.read(stored::has, stored::floats, dimension);
    }
  }

  /** Trains in place; the weights are those of the best evaluation. */
  void train(Towers towers, TowerSettings settings, int epochs, int evaluationEpochs) {
    CsrGraph graph = training.interactions().graph();
    CsrGraph validation = training.validation().graph();
    Training.Resources resources = training.resources();
    Epochs heard = new Epochs();
    TowerTask task =
        new TowerTask(
            text,
            graph,
            Domains.of(graph, training.catalogue(), settings),
            settings,
            options.temperature(),
            resources.seed(),
            evaluationEpochs,
            validation.edges() == 0 ? null : new HeldOut(graph, validation, CUT),
            heard::hear,
            towers,
            new KPositive(resources.backend().kPositive(resources.workers())),
            new UnitRows(resources.backend().unitRows(resources.workers())));
    TrainingCurve curve =
        new Trainer(options.epochs(epochs), resources.checkpoints(), resources.workers())
            .train(task, resources.progress());
    int steps = (task.examples() + options.batch() - 1) / options.batch();
    heard.of(curve, steps).forEach(training::add);
  }
}
