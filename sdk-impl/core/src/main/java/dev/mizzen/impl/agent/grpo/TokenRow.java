package dev.mizzen.impl.agent.grpo;

/**
 * The tokens of all runs of a step, end to end. The arrays are not copied.
 *
 * @param now [T], log π_θ
 * @param old [T], log π_old: of the policy that made the runs
 * @param reference [T], log π_ref: of the policy to stay close to
 * @param advantage [T], that of the token's run
 * @param mask [T], whether the model wrote the token
 */
@SuppressWarnings("ArrayRecordComponent") // a view of the trainer's own arrays, never compared
public record TokenRow(
    double[] now, double[] old, double[] reference, double[] advantage, boolean[] mask) {
  /** Refuses arrays of different lengths. */
  public TokenRow {
    requireLength("old", old.length, now.length);
    requireLength("reference", reference.length, now.length);
    requireLength("advantage", advantage.length, now.length);
    requireLength("mask", mask.length, now.length);
  }

  int size() {
    return now.length;
  }

  int generated() {
    int generated = 0;
    for (boolean one : mask) {
      generated += one ? 1 : 0;
    }
    return generated;
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " has " + length + " tokens, where now has " + expected);
    }
  }
}
