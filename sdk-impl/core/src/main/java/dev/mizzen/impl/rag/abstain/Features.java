package dev.mizzen.impl.rag.abstain;

import dev.mizzen.impl.rag.read.ReadSentence;
import dev.mizzen.impl.rag.read.Reading;
import java.util.List;

/** What an {@link AbstentionModel} knows of a question: how well its passages support an answer. */
public final class Features {
  /** What the values are, in order. */
  public static final List<String> NAMES =
      List.of("tokens", "words", "passageWords", "fits", "margin", "topMean", "agreement", "first");

  private static final int TOP = 5;

  private Features() {}

  /** The values; zeros if no sentence was read. */
  public static double[] of(Reading reading) {
    double[] values = new double[NAMES.size()];
    List<ReadSentence> top = reading.sentences().stream().limit(TOP).toList();
    if (top.isEmpty()) {
      return values;
    }
    ReadSentence best = top.getFirst();
    double mean = top.stream().mapToDouble(ReadSentence::score).average().orElse(0);
    values[0] = best.tokens();
    values[1] = best.words();
    values[2] = best.passageWords();
    values[3] = best.fits() ? 1 : 0;
    values[4] = best.score() - (top.size() > 1 ? top.get(1).score() : 0);
    values[5] = mean;
    values[6] = (double) count(top, best) / top.size();
    values[7] = best.passage().number() == 1 ? 1 : 0;
    return values;
  }

  private static long count(List<ReadSentence> top, ReadSentence best) {
    return top.stream().filter(s -> s.passage().number() == best.passage().number()).count();
  }
}
