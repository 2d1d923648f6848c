package dev.mizzen.bench.study;

import dev.mizzen.train.TrainingOptions;
import picocli.CommandLine.Option;

/** The setting of a study on the command line; without a word, the one that was chosen. */
public final class StudyOptions {
  @Option(names = "--tokens", defaultValue = "180", description = "of a document, in training")
  private int tokens = 180;

  @Option(names = "--best", defaultValue = "4", description = "documents of a tuple: the first")
  private int best = 4;

  @Option(names = "--near", defaultValue = "4", description = "drawn behind them")
  private int near = 4;

  @Option(names = "--nearest", defaultValue = "100", description = "down to this rank")
  private int nearest = 100;

  @Option(names = "--far", defaultValue = "8", description = "drawn from all the others")
  private int far = 8;

  @Option(names = "--draws", defaultValue = "4", description = "tuples of a query in an epoch")
  private int draws = 4;

  @Option(names = "--epochs", defaultValue = "2", description = "at most")
  private int epochs = 2;

  @Option(names = "--batch", defaultValue = "16", description = "tuples in a step")
  private int batch = 16;

  @Option(names = "--rate", defaultValue = "1e-3", description = "highest learning rate")
  private double rate = 1e-3;

  @Option(
      names = "--matrix-rate",
      defaultValue = "3e-3",
      description = "of heads of one matrix that begin at random")
  private double matrixRate = 3e-3;

  @Option(names = "--negatives", defaultValue = "3", description = "beside judged documents")
  private int negatives = 3;

  @Option(names = "--supervised-epochs", defaultValue = "10", description = "at most")
  private int supervisedEpochs = 10;

  @Option(names = "--supervised-rate", defaultValue = "1e-3", description = "highest")
  private double supervisedRate = 1e-3;

  @Option(names = "--temperature", defaultValue = "1", description = "of the contrastive loss")
  private double temperature = 1;

  /** For the command line. */
  public StudyOptions() {}

  /** What was asked for. */
  public StudySetting setting() {
    TrainingOptions all = TrainingOptions.standard().batch(batch).patience(3);
    return new StudySetting(
        tokens,
        new Teacher.Tuple(best, near, nearest, far),
        draws,
        negatives,
        all.epochs(epochs).learningRate(rate),
        matrixRate,
        all.epochs(supervisedEpochs).learningRate(supervisedRate).temperature(temperature));
  }
}
