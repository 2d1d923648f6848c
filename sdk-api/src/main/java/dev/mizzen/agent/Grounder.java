package dev.mizzen.agent;

import dev.mizzen.Content;
import java.util.List;

/** Finds what a phrase describes in a picture. Safe for use by many threads. */
@FunctionalInterface
public interface Grounder {
  /** Candidates, in any order; none if it is not there. */
  List<Detection> find(Content.Image image, String phrase);

  /**
   * A candidate.
   *
   * @param box where it is
   * @param score in [0, 1], how well it fits
   */
  record Detection(Box box, double score) {
    /** Refuses a score out of range. */
    public Detection {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score must be from 0 to 1, got " + score);
      }
    }
  }
}
