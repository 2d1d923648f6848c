package dev.mizzen.recommend;

import dev.mizzen.Incubating;

/** How interactions are divided into training, validation and test. The same rule divides alike. */
@Incubating(since = "0.1.0")
public sealed interface SplitRule {
  /** Each interaction by a throw of its own. */
  static SplitRule random(double validation, double test, long seed) {
    return new RandomPairs(validation, test, seed);
  }

  /** Of each user the same shares, rounded down, drawn at random. */
  static SplitRule perUser(double validation, double test, long seed) {
    return new PerUser(validation, test, seed);
  }

  /** Of each user with at least three the last for the test, the one before for validation. */
  static SplitRule leaveOneOut() {
    return new LeaveOneOut();
  }

  /** All users cut at the same two moments, so that about these shares come after them. */
  static SplitRule temporal(double validation, double test) {
    return new Temporal(validation, test);
  }

  /**
   * See {@link SplitRule#random}.
   *
   * @param validation the share held out for validation
   * @param test the share held out for the test
   * @param seed of the throws
   */
  record RandomPairs(double validation, double test, long seed) implements SplitRule {
    /** Refuses shares that leave nothing. */
    public RandomPairs {
      requireShares(validation, test);
    }
  }

  /**
   * See {@link SplitRule#perUser}.
   *
   * @param validation the share held out for validation
   * @param test the share held out for the test
   * @param seed of the draws
   */
  record PerUser(double validation, double test, long seed) implements SplitRule {
    /** Refuses shares that leave nothing. */
    public PerUser {
      requireShares(validation, test);
    }
  }

  /** See {@link SplitRule#leaveOneOut}. */
  record LeaveOneOut() implements SplitRule {}

  /**
   * See {@link SplitRule#temporal}.
   *
   * @param validation the share held out for validation
   * @param test the share held out for the test
   */
  record Temporal(double validation, double test) implements SplitRule {
    /** Refuses shares that leave nothing. */
    public Temporal {
      requireShares(validation, test);
    }
  }

  private static void requireShares(double validation, double test) {
    if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
      throw new IllegalArgumentException(
          "shares must be at least 0 and together below 1, got " + validation + " and " + test);
    }
  }
}
