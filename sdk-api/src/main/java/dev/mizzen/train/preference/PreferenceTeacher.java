package dev.mizzen.train.preference;

import java.util.List;

/**
 * Says which of several things fit a text best: a language model that looks at them, a person, or a
 * rule. Its rankings are what a student learns from (He et al., Embedding the Teacher,
 * arXiv:2510.12014).
 *
 * <p>Teachers need not be careful: whoever asks checks answers, hides the order in which a student
 * would put the items, repeats calls that fail, and keeps what was paid for.
 *
 * <p>Safe for use by many threads.
 */
public interface PreferenceTeacher {
  /** The teacher's name and version: answers under one id are taken for those of another call. */
  String id();

  /**
   * Orders items by how well they fit.
   *
   * @param text what they should fit, such as a persona or a question
   * @param items at least two
   * @return an answer whose order has the best first, or one that is refused
   * @throws dev.mizzen.error.GenerationException if the call failed and may be repeated
   */
  TeacherAnswer rank(String text, List<PreferenceItem> items);

  /**
   * Compares two items; by default ranks them.
   *
   * @return an answer whose order begins with 0 if {@code a} fits better, with 1 if {@code b} does
   * @throws dev.mizzen.error.GenerationException if the call failed and may be repeated
   */
  default TeacherAnswer prefer(String text, PreferenceItem a, PreferenceItem b) {
    return rank(text, List.of(a, b));
  }
}
