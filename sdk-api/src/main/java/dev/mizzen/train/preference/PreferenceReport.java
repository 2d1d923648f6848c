package dev.mizzen.train.preference;

import java.util.List;

/**
 * How a distillation went.
 *
 * @param cycles in their order
 * @param kept the cycle whose weights the student has now, from 0; −1 for those it began with
 */
public record PreferenceReport(List<Cycle> cycles, int kept) {
  /** Copies the list. */
  public PreferenceReport {
    cycles = List.copyOf(cycles);
  }

  /**
   * One cycle.
   *
   * @param labelled groups that the teacher ordered
   * @param refused groups whose answer was of no use
   * @param steps of the optimizer
   * @param loss the mean over the batches trained on
   * @param heldOutLoss after training, on this cycle's held-out groups; not a number without them
   * @param heldOutAccuracy the share of their pairs in the teacher's order; likewise
   */
  public record Cycle(
      int labelled,
      int refused,
      long steps,
      double loss,
      double heldOutLoss,
      double heldOutAccuracy) {}
}
