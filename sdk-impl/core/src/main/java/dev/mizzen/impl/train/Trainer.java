package dev.mizzen.impl.train;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.ModelException;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingListener;
import dev.mizzen.train.TrainingOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Takes a {@link TrainingTask} through its epochs. The order of examples is decided by seed and
 * epoch, and nothing depends on time, so a training that goes on from a checkpoint ends with the
 * same bits as one that was never interrupted.
 *
 * <p>After each epoch, or every few if the task says so, it is evaluated; in the end its weights
 * are those of the best epoch.
 */
public final class Trainer {
  private final TrainingOptions options;
  private final Optional<Path> folder;
  private final Workers workers;

  /**
   * A trainer whose optimiser works on the calling thread.
   *
   * @param folder for checkpoints; none if absent
   */
  public Trainer(TrainingOptions options, Optional<Path> folder) {
    this(options, folder, Workers.caller());
  }

  /**
   * A trainer.
   *
   * @param folder for checkpoints; none if absent
   * @param workers of the optimiser
   */
  public Trainer(TrainingOptions options, Optional<Path> folder, Workers workers) {
    this.options = options;
    this.folder = folder;
    this.workers = workers;
  }

  /**
   * Trains.
   *
   * @throws CancelledException if the thread is interrupted
   * @throws ModelException if a loss is not a number, or a checkpoint is damaged
   * @throws IllegalArgumentException if the checkpoint is that of another training
   */
  public TrainingCurve train(TrainingTask task, ProgressListener listener) {
    TrainingState state = new TrainingState(task.weights());
    Optional<Checkpoint> checkpoint =
        folder.map(f -> new Checkpoint(f, task.fingerprint() + "\n" + options));
    checkpoint.filter(Checkpoint::exists).ifPresent(c -> c.load(state));
    new Run(task, state, checkpoint, listener).run();
    TrainingState.copy(state.best, state.weights);
    return state.curve();
  }

  /** One call. */
  private final class Run {
    private final TrainingTask task;
    private final TrainingState state;
    private final Optional<Checkpoint> checkpoint;
    private final ProgressListener listener;
    private final AdamW optimizer;
    private final List<float[]> gradients;
    private final int stepsPerEpoch;
    private final long evaluationSteps;
    private final long steps;
    private final Schedule schedule;
    private final long began = System.nanoTime();
    private final long beganAt;

    Run(
        TrainingTask task,
        TrainingState state,
        Optional<Checkpoint> checkpoint,
        ProgressListener listener) {
      this.task = task;
      this.state = state;
      this.checkpoint = checkpoint;
      this.listener = listener;
      optimizer = new AdamW(options.weightDecay(), state.first, state.second, workers);
      gradients = TrainingState.zeros(state.weights);
      stepsPerEpoch = (task.examples() + options.batch() - 1) / options.batch();
      evaluationSteps = (long) stepsPerEpoch * task.evaluationEpochs();
      steps = (long) stepsPerEpoch * options.epochs();
      schedule = Schedule.of(options, steps);
      beganAt = state.step;
    }

    void run() {
      while (!state.ended && state.step < steps) {
        int epoch = (int) (state.step / stepsPerEpoch);
        int[] order = ExampleOrder.of(options.seed(), epoch, task.examples());
        for (int n = (int) (state.step % stepsPerEpoch); n < stepsPerEpoch; n++) {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("training was interrupted after step " + state.step);
          }
          int from = n * options.batch();
          step(Arrays.copyOfRange(order, from, Math.min(from + options.batch(), order.length)));
        }
      }
    }

    private void step(int[] examples) {
      double loss = task.step(state.step + 1, examples, gradients);
      double norm = AdamW.norm(gradients);
      if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
        throw new ModelException(
            "the training diverged at step "
                + (state.step + 1)
                + " (loss "
                + loss
                + ", gradient "
                + norm
                + "); try a lower learning rate. The last checkpoint stays");
      }
      double rate = schedule.rate(state.step + 1);
      double scale = norm > options.clip() ? options.clip() / norm : 1;
      optimizer.move(state.weights, gradients, state.step + 1, rate, scale);
      state.step++;
      state.epochLoss += loss;
      boolean ends = state.step % evaluationSteps == 0 || state.step == steps;
      OptionalDouble validation = ends ? OptionalDouble.of(evaluate()) : OptionalDouble.empty();
      boolean due = options.checkpointSteps() > 0 && state.step % options.checkpointSteps() == 0;
      if (ends || due) {
        checkpoint.ifPresent(c -> c.save(state));
      }
      tell(loss, rate, validation);
    }

    private double evaluate() {
      double loss = task.validate();
      if (!Double.isFinite(loss)) {
        throw new ModelException("the validation loss at step " + state.step + " is " + loss);
      }
      if (state.evaluated(loss, state.epochLoss / (state.step - state.evaluatedAt()))) {
        folder.ifPresent(f -> task.keep(f.resolve("best")));
      }
      state.epochLoss = 0;
      state.stoppedEarly =
          options.patience() > 0 && state.withoutGain >= options.patience() && state.step < steps;
      state.ended = state.stoppedEarly || state.step == steps;
      return loss;
    }

    private void tell(double loss, double rate, OptionalDouble validation) {
      listener.onProgress("train", state.step, steps);
      if (listener instanceof TrainingListener training) {
        long nanos = System.nanoTime() - began;
        long left = state.ended ? 0 : steps - state.step;
        Duration remaining =
            Duration.ofNanos((long) ((double) nanos / (state.step - beganAt) * left));
        training.onStep(
            new TrainingListener.Step(state.step, steps, loss, rate, validation, remaining));
      }
    }
  }
}
