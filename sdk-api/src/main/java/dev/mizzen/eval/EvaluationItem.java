package dev.mizzen.eval;

/**
 * An item, and what an evaluation knows of it: all that is asked of a recommended item comes with
 * one look-up. For one thread.
 */
final class EvaluationItem {
  private final String id;

  /** How many users of training dealt with it. */
  int users;

  /** Its self-information in training. */
  double bits;

  /** Whether it was recommended to anyone. */
  boolean given;

  /** The set that it was last put into: sets of a user's items are numbers, not objects. */
  int mark;

  EvaluationItem(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** Puts it into a set; false if it was in. */
  boolean enter(int set) {
    boolean entered = mark != set;
    mark = set;
    return entered;
  }
}
