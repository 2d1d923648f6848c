package dev.mizzen.eval.unanswerable;

/**
 * How good a question is: four criteria with the whole context before the judge, and the two about
 * the context once more with the corpus' part of it alone. Higher is more.
 *
 * @param contextSufficiency whether the context is enough to answer, 0 to 2
 * @param contextNecessity whether the context is needed, 0 to 3: the question is answered without
 *     it, is answered in part without it, needs some of its articles, needs them all
 * @param answerCorrectness whether the answer follows from the context, 0 to 2
 * @param answerUniqueness whether it is the only answer, 0 to 2
 * @param internalSufficiency as {@code contextSufficiency}, of the corpus' part
 * @param internalNecessity as {@code contextNecessity}, of the corpus' part
 */
public record QualityScores(
    int contextSufficiency,
    int contextNecessity,
    int answerCorrectness,
    int answerUniqueness,
    int internalSufficiency,
    int internalNecessity) {
  /** The highest necessity. */
  public static final int MOST_NECESSITY = 3;

  /** The highest score of each other criterion. */
  public static final int MOST = 2;

  /** Refuses scores out of range. */
  public QualityScores {
    require("contextSufficiency", contextSufficiency, MOST);
    require("contextNecessity", contextNecessity, MOST_NECESSITY);
    require("answerCorrectness", answerCorrectness, MOST);
    require("answerUniqueness", answerUniqueness, MOST);
    require("internalSufficiency", internalSufficiency, MOST);
    require("internalNecessity", internalNecessity, MOST_NECESSITY);
  }

  private static void require(String name, int score, int most) {
    if (score < 0 || score > most) {
      throw new IllegalArgumentException(name + " must be 0 to " + most + ", got " + score);
    }
  }
}
