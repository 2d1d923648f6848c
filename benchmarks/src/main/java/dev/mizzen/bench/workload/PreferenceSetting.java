package dev.mizzen.bench.workload;

/**
 * The sizes of one simulated distillation.
 *
 * @param sparse whether most things are equally irrelevant to the teacher
 * @param binned whether groups are drawn by score bins, not at random
 * @param things to learn on, and as many to test on
 * @param people to learn on
 * @param testPeople to test on
 * @param cycles of sampling, labelling and training
 * @param groups in each
 * @param epochs in each
 * @param resample whether each cycle draws groups of its own
 */
public record PreferenceSetting(
    boolean sparse,
    boolean binned,
    int things,
    int people,
    int testPeople,
    int cycles,
    int groups,
    int epochs,
    boolean resample) {

  /** A dense teacher: 10 cycles of 500 groups, two epochs each. */
  public static PreferenceSetting dense(boolean binned) {
    return new PreferenceSetting(false, binned, 4096, 500, 100, 10, 500, 2, true);
  }

  /** A sparse teacher: 10 cycles of 150 groups, one epoch each. */
  public static PreferenceSetting sparse(boolean binned) {
    return new PreferenceSetting(true, binned, 4096, 500, 100, 10, 150, 1, true);
  }

  /** The same with the groups of the first cycle used in all. */
  public PreferenceSetting withoutResampling() {
    return new PreferenceSetting(
        sparse, binned, things, people, testPeople, cycles, groups, epochs, false);
  }
}
