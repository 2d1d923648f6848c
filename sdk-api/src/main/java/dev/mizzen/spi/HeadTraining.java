package dev.mizzen.spi;

import dev.mizzen.ProgressListener;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import dev.mizzen.train.TrainingOptions;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.train.HeadTrainer} collected. Immutable.
 *
 * @param shape of the head
 * @param loss to be made small
 * @param options of the training
 * @param checkpoints folder, if wanted
 * @param threads that work
 * @param queries token vectors
 * @param documents token vectors
 * @param train examples to learn from
 * @param validation examples to choose by
 * @param progress hears of steps
 */
public record HeadTraining(
    HeadShape shape,
    TrainingLoss loss,
    TrainingOptions options,
    Optional<Path> checkpoints,
    int threads,
    List<MultiVector> queries,
    List<MultiVector> documents,
    List<TrainingExample> train,
    List<TrainingExample> validation,
    ProgressListener progress) {
  /** Copies the lists. */
  public HeadTraining {
    queries = List.copyOf(queries);
    documents = List.copyOf(documents);
    train = List.copyOf(train);
    validation = List.copyOf(validation);
  }
}
