package dev.mizzen.train.preference;

/**
 * How preferences are distilled, cycle by cycle: groups of five items are drawn for random texts,
 * the teacher orders them, and the student learns from the orders. Immutable; every method returns
 * a changed copy.
 *
 * @param cycles of drawing, asking and learning
 * @param groups that the teacher is asked about in each
 * @param heldOut one of so many groups is not learned from, but tells how well it goes; 0 for none
 * @param fresh whether each cycle draws its own groups, by the student as it is; if not, those of
 *     the first are used again, and the teacher is asked about those alone
 * @param keepBest whether the student ends with the cycle that orders the held-out groups best
 * @param binned whether groups span the student's scores, two of the best among them (He et al.,
 *     arXiv:2510.12014); if not, they are random
 * @param epochs passes over a cycle's groups
 * @param batch groups in a step
 * @param learningRate of AdamW
 * @param temperature τ of {@code −Σ log σ((sᵢ − sⱼ)/τ)}
 * @param seed of draws, orders of presentation, and weights
 */
public record PreferenceOptions(
    int cycles,
    int groups,
    int heldOut,
    boolean fresh,
    boolean keepBest,
    boolean binned,
    int epochs,
    int batch,
    double learningRate,
    double temperature,
    long seed) {

  /** Refuses what cannot be. */
  public PreferenceOptions {
    require(cycles >= 1, "cycles", cycles);
    require(groups >= 1, "groups", groups);
    require(heldOut == 0 || heldOut >= 2, "heldOut", heldOut);
    require(!keepBest || heldOut > 0, "heldOut, by which the best is told,", heldOut);
    require(epochs >= 1, "epochs", epochs);
    require(batch >= 1, "batch", batch);
    require(learningRate > 0 && learningRate < 10, "learningRate", learningRate);
    require(temperature > 0 && temperature < Float.MAX_VALUE, "temperature", temperature);
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }

  /**
   * 10 cycles of 500 fresh, binned groups, of which one in 21 is held out; the last cycle counts; 1
   * epoch, 50 groups in a step, rate 0.003, τ 1, seed 42.
   */
  public static PreferenceOptions standard() {
    return new PreferenceOptions(10, 500, 21, true, false, true, 1, 50, 3e-3, 1, 42);
  }

  /** With so many cycles of so many groups: what the teacher is asked. */
  public PreferenceOptions asking(int ofCycles, int groupsEach) {
    return new PreferenceOptions(
        ofCycles,
        groupsEach,
        heldOut,
        fresh,
        keepBest,
        binned,
        epochs,
        batch,
        learningRate,
        temperature,
        seed);
  }

  /** With another share of held-out groups, and perhaps the best cycle by it. */
  public PreferenceOptions holdingOut(int oneIn, boolean best) {
    return new PreferenceOptions(
        cycles, groups, oneIn, fresh, best, binned, epochs, batch, learningRate, temperature, seed);
  }

  /** With another way to draw groups. */
  public PreferenceOptions drawing(boolean freshly, boolean byBins) {
    return new PreferenceOptions(
        cycles,
        groups,
        heldOut,
        freshly,
        keepBest,
        byBins,
        epochs,
        batch,
        learningRate,
        temperature,
        seed);
  }

  /** With another number of passes over a cycle's groups. */
  public PreferenceOptions epochs(int value) {
    return new PreferenceOptions(
        cycles,
        groups,
        heldOut,
        fresh,
        keepBest,
        binned,
        value,
        batch,
        learningRate,
        temperature,
        seed);
  }

  /** With another number of groups in a step. */
  public PreferenceOptions batch(int value) {
    return new PreferenceOptions(
        cycles,
        groups,
        heldOut,
        fresh,
        keepBest,
        binned,
        epochs,
        value,
        learningRate,
        temperature,
        seed);
  }

  /** With another learning rate. */
  public PreferenceOptions learningRate(double value) {
    return new PreferenceOptions(
        cycles, groups, heldOut, fresh, keepBest, binned, epochs, batch, value, temperature, seed);
  }

  /** With another temperature. */
  public PreferenceOptions temperature(double value) {
    return new PreferenceOptions(
        cycles, groups, heldOut, fresh, keepBest, binned, epochs, batch, learningRate, value, seed);
  }

  /** With another seed. */
  public PreferenceOptions seed(long value) {
    return new PreferenceOptions(
        cycles,
        groups,
        heldOut,
        fresh,
        keepBest,
        binned,
        epochs,
        batch,
        learningRate,
        temperature,
        value);
  }
}
