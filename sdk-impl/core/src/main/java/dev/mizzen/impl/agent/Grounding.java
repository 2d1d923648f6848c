package dev.mizzen.impl.agent;

import dev.mizzen.Content;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Grounder;
import dev.mizzen.agent.Grounder.Detection;
import java.util.Comparator;
import java.util.Optional;

/** Which part of a picture a phrase stands for. */
final class Grounding {
  /** The least score of a detection: the usual one of Grounding DINO (arXiv:2303.05499). */
  static final double LEAST_SCORE = 0.35;

  /** How much of its size a box is widened by on every side. */
  static final double PADDING = 0.05;

  private Grounding() {}

  /** The best box, padded; none if nothing fits well enough. */
  static Optional<Box> box(Grounder grounder, Content.Image image, String phrase) {
    return grounder.find(image, phrase).stream()
        .filter(detection -> detection.score() >= LEAST_SCORE)
        .max(Comparator.comparingDouble(Detection::score))
        .map(detection -> detection.box().padded(PADDING));
  }
}
