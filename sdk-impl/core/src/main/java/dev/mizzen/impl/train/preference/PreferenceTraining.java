package dev.mizzen.impl.train.preference;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerry;
import dev.mizzen.train.preference.PreferenceReport;
import dev.mizzen.train.preference.PreferenceTeacher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Distils a teacher's rankings into a student, cycle by cycle: groups are drawn by the student's
 * present scores, ordered by the teacher, and learned from (He et al., arXiv:2510.12014). Texts
 * keep their vectors.
 *
 * <p>The same data, seed, student and answers give the same bits for any number of threads. So a
 * run that begins again with a {@link dev.mizzen.impl.train.teacher.CallLedger} goes through the
 * same cycles, and pays only for what it had not asked yet. Not thread-safe.
 */
public final class PreferenceTraining {
  private final PreferenceData data;
  private final GroupSampler sampler;
  private final CyclePlan cycles;
  private final StepPlan steps;
  private final KernelBackend backend;
  private final Workers calls;
  private final long seed;

  /**
   * A training.
   *
   * @param calls how many threads ask the teacher
   * @throws IllegalArgumentException if there are fewer items than a group has
   */
  public PreferenceTraining(
      PreferenceData data,
      GroupSampler sampler,
      CyclePlan cycles,
      StepPlan steps,
      KernelBackend backend,
      Workers calls,
      long seed) {
    if (data.items().size() < sampler.size()) {
      throw new IllegalArgumentException(
          "groups of " + sampler.size() + " cannot be drawn from " + data.items().size());
    }
    this.data = data;
    this.sampler = sampler;
    this.cycles = cycles;
    this.steps = steps;
    this.backend = backend;
    this.calls = calls;
    this.seed = seed;
  }

  /**
   * Trains {@code student}.
   *
   * @param listener hears of groups, phase {@code "label"}, and of cycles, phase {@code "cycle"}
   * @throws IllegalArgumentException if the student does not fit the data
   * @throws dev.mizzen.error.GenerationException if the teacher failed too often
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted; the student keeps
   *     what it has learned
   */
  public PreferenceReport train(
      Student student, PreferenceTeacher teacher, ProgressListener listener) {
    requireFit(student);
    return new Run(student, teacher, listener).run();
  }

  private void requireFit(Student student) {
    if (student.inputDimension() != data.itemDimension()
        || student.dimension() != data.textDimension()) {
      throw new IllegalArgumentException(
          "the student takes "
              + student.inputDimension()
              + " values to "
              + student.dimension()
              + ", but items have "
              + data.itemDimension()
              + " and texts "
              + data.textDimension());
    }
  }

  /** One call. */
  private final class Run {
    private final Student student;
    private final ProgressListener listener;
    private final BradleyTerry kernel = new BradleyTerry(backend.bradleyTerry(Workers.caller()));
    private final GroupLabeller labeller;
    private final CycleTrainer trainer;
    private final List<PreferenceGroup> heldOut = new ArrayList<>();
    private final List<List<float[]>> weights = new ArrayList<>();
    private final List<PreferenceReport.Cycle> done = new ArrayList<>();

    Run(Student student, PreferenceTeacher teacher, ProgressListener listener) {
      this.student = student;
      this.listener = listener;
      labeller = new GroupLabeller(data, sampler, teacher, backend, calls, seed);
      trainer = new CycleTrainer(data, student, steps, kernel, ~seed);
    }

    PreferenceReport run() {
      @Nullable List<PreferenceGroup> groups = null;
      keep();
      for (int cycle = 0; cycle < cycles.cycles(); cycle++) {
        if (groups == null || cycles.resample()) {
          groups = labeller.label(student, cycles.groups(), cycle, listener);
        }
        done.add(cycle(groups, cycle));
        keep();
        listener.onProgress("cycle", cycle + 1, cycles.cycles());
      }
      return new PreferenceReport(done, cycles.keepBest() ? restoreBest() : done.size() - 1);
    }

    private PreferenceReport.Cycle cycle(List<PreferenceGroup> groups, int cycle) {
      List<PreferenceGroup> train = new ArrayList<>();
      List<PreferenceGroup> held = new ArrayList<>();
      for (int g = 0; g < groups.size(); g++) {
        boolean out = cycles.heldOut() > 0 && g % cycles.heldOut() == cycles.heldOut() - 1;
        (out ? held : train).add(groups.get(g));
      }
      if (cycle == 0 || cycles.resample()) {
        heldOut.addAll(held);
      }
      CycleTrainer.Outcome outcome = trainer.train(train, cycle);
      GroupScores scores = scores(held);
      return new PreferenceReport.Cycle(
          groups.size(),
          cycles.groups() - groups.size(),
          outcome.steps(),
          outcome.loss(),
          scores.loss(),
          scores.accuracy());
    }

    private GroupScores scores(List<PreferenceGroup> groups) {
      return GroupScores.of(data, student, groups, kernel, steps.temperature());
    }

    private void keep() {
      if (cycles.keepBest()) {
        weights.add(student.weights().stream().map(float[]::clone).toList());
      }
    }

    /** Groups get harder as the student gets better: only the same ones can be compared. */
    private int restoreBest() {
      int best = weights.size() - 1;
      double highest = Double.NEGATIVE_INFINITY;
      for (int w = 0; w < weights.size(); w++) {
        restore(weights.get(w));
        double accuracy = scores(heldOut).accuracy();
        if (accuracy > highest) {
          highest = accuracy;
          best = w;
        }
      }
      restore(weights.get(best));
      return best - 1;
    }

    private void restore(List<float[]> values) {
      for (int n = 0; n < values.size(); n++) {
        System.arraycopy(values.get(n), 0, student.weights().get(n), 0, values.get(n).length);
      }
    }
  }
}
