package dev.mizzen.impl.recommend;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.recommend.TrainingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model is trained from and on, and what it tells meanwhile. For one thread. */
public final class Training {
  private final InteractionTable interactions;
  private final InteractionTable validation;
  private final Catalogue catalogue;
  private final Resources resources;
  private final List<TrainingReport.Epoch> epochs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * What a training may use besides the data.
   *
   * @param backend whose kernels run
   * @param workers the threads
   * @param seed of every random choice
   * @param embedder for texts, if given
   * @param checkpoints where the state of the training is kept, if given
   * @param progress hears how far it is
   */
  public record Resources(
      KernelBackend backend,
      Workers workers,
      long seed,
      Optional<Embedder> embedder,
      Optional<Path> checkpoints,
      ProgressListener progress) {}

  Training(
      InteractionTable interactions,
      InteractionTable validation,
      Catalogue catalogue,
      Resources resources) {
    this.interactions = interactions;
    this.validation = validation;
    this.catalogue = catalogue;
    this.resources = resources;
  }

  /** What to learn from; its items are all there are, those without interactions too. */
  public InteractionTable interactions() {
    return interactions;
  }

  /** What was held out, by the ordinals of {@link #interactions}; may be empty. */
  public InteractionTable validation() {
    return validation;
  }

  /** Texts and metadata of items. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** What the training may use. */
  public Resources resources() {
    return resources;
  }

  /** Keeps how an epoch went for the report. */
  public void add(TrainingReport.Epoch epoch) {
    epochs.add(epoch);
  }

  /** Keeps something that the user should know. */
  public void warn(String warning) {
    warnings.add(warning);
  }

  /** Tells how far a phase is. */
  public void progress(String phase, long done, long total) {
    requireNotInterrupted();
    resources.progress().onProgress(phase, done, total);
  }

  /**
   * Ends the training if its thread is interrupted.
   *
   * @throws CancelledException if so
   */
  public void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("the training was interrupted");
    }
  }

  List<TrainingReport.Epoch> epochs() {
    return epochs;
  }

  List<String> warnings() {
    return warnings;
  }
}
