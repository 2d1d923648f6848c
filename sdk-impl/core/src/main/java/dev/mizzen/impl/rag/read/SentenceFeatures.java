package dev.mizzen.impl.rag.read;

/** What a sentence's score is weighed from. Without state. */
public final class SentenceFeatures {
  /** How many values there are. */
  public static final int COUNT = 17;

  private SentenceFeatures() {}

  /** The values. */
  public static double[] of(Asked asked, SentenceFacts facts) {
    double[] weights = asked.weights();
    double[] sums = new double[5];
    double least = 1;
    double leastPassage = 1;
    double leastIn = 1;
    double names = 0;
    double namesIn = 0;
    double namesInPassage = 0;
    for (int i = 0; i < weights.length; i++) {
      double near = Math.max(facts.near()[i], facts.nearTitle()[i]);
      double in = Math.max(facts.in()[i], facts.inTitle()[i]);
      sums[0] += weights[i] * near;
      sums[1] += weights[i] * facts.near()[i];
      sums[2] += weights[i] * facts.nearPassage()[i];
      sums[3] += weights[i] * in;
      sums[4] += weights[i] * facts.inPassage()[i];
      least = Math.min(least, near);
      leastPassage = Math.min(leastPassage, facts.nearPassage()[i]);
      leastIn = Math.min(leastIn, facts.inPassage()[i]);
      if (asked.isName(i)) {
        names++;
        namesIn += in;
        namesInPassage += facts.inPassage()[i];
      }
    }
    return new double[] {
      sums[0],
      sums[1],
      sums[2],
      sums[3],
      sums[4],
      facts.fitting() > 0 ? 1 : 0,
      Math.log(facts.words() + 1.0),
      facts.mean(),
      facts.passageMean(),
      1.0 / (1 + facts.rank()),
      least,
      names == 0 ? 1 : namesIn / names,
      names == 0 ? 1 : namesInPassage / names,
      leastPassage,
      leastIn,
      asked.wanted() == Wanted.TIME ? 1 : 0,
      asked.wanted() == Wanted.NUMBER ? 1 : 0
    };
  }
}
