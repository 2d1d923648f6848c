package dev.mizzen.impl.recommend.factor;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.train.Trainer;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Trains LightGCN. */
public final class LightGcn {
  private static final int CUT = 20;

  private final LightGcnSettings settings;
  private final TrainingOptions options;
  private final int evaluationEpochs;
  private final FactorKernels kernels;

  /**
   * A training.
   *
   * @param options the batch counts users
   * @param evaluationEpochs epochs between two evaluations
   */
  public LightGcn(
      LightGcnSettings settings,
      TrainingOptions options,
      int evaluationEpochs,
      FactorKernels kernels) {
    this.settings = settings;
    this.options = options;
    this.evaluationEpochs = evaluationEpochs;
    this.kernels = kernels;
  }

  /**
   * Trains on the calling thread and the kernels' workers.
   *
   * @param train {@code [U × I]}
   * @param heldOut {@code [U × I]}; decides which step is the best and when to end
   * @param checkpoints folder
   * @throws IllegalArgumentException if there is no interaction, or vectors would not fit an array
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public LightGcnModel train(
      CsrGraph train,
      Optional<CsrGraph> heldOut,
      Optional<Path> checkpoints,
      ProgressListener progress) {
    check(train);
    Epochs epochs = new Epochs();
    LightGcnTask task =
        new LightGcnTask(
            Bipartite.of(train),
            settings,
            options.temperature(),
            options.seed(),
            evaluationEpochs,
            heldOut.map(graph -> new HeldOut(train, graph, CUT)).orElse(null),
            epochs::hear,
            kernels);
    TrainingCurve curve =
        new Trainer(options, checkpoints, kernels.workers()).train(task, progress);
    float[] histories = task.histories();
    float[] items = task.propagated().items();
    float[] users = task.weights().getFirst();
    float own = settings.first() ? 1f / (settings.layers() + 1) : 0;
    Chunks.scale(kernels.workers(), users, own, users);
    return new LightGcnModel(
        settings.dimension(),
        users,
        histories,
        items,
        curve,
        epochs.of(curve, (task.examples() + options.batch() - 1) / options.batch()));
  }

  private void check(CsrGraph train) {
    if (train.edges() == 0) {
      throw new IllegalArgumentException("there is no interaction to learn from");
    }
    long most = Integer.MAX_VALUE / (long) settings.dimension();
    if (train.rows() > most || train.columns() > most) {
      throw new IllegalArgumentException(
          "vectors of "
              + settings.dimension()
              + " values fit an array for at most "
              + most
              + " users or items, got "
              + train.rows()
              + " users and "
              + train.columns()
              + " items; take a smaller dimension");
    }
  }
}
