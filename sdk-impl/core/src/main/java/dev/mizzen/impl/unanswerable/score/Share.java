package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.impl.eval.Proportions;

/**
 * How many of some responses have a property.
 *
 * @param count with it
 * @param of all whose verdict was understood
 */
public record Share(long count, long of) {
  /** Refuses more than all. */
  public Share {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException("a share must be of 0 to " + of + ", got " + count);
    }
  }

  /** {@code count/of}; not a number if there are none. */
  public double ratio() {
    return (double) count / of;
  }

  /** Wilson's interval of the ratio: the lower and the upper end. */
  public double[] interval(double level) {
    return Proportions.wilson(count, of, level);
  }
}
