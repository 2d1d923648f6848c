package dev.mizzen.impl.unanswerable.probe;

import dev.mizzen.impl.eval.AnswerMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Probes for disconnected reasoning (Trivedi et al., arXiv:2005.00789, section 3; over more than
 * two supporting articles: the mean over partitions). The reader sees the question once with all
 * articles; and, for each partition of the support in two parts, once without the one and once
 * without the other part, unaware of the other time. From those two it gets the answer of which it
 * is more confident and the union of the articles that it named. Who connects the evidence cannot
 * answer so; who does as well as before did not need to.
 *
 * <p>Where a reader tells no confidence, the better of both answers counts, which is an upper bound
 * of cheating.
 *
 * <p>Cost: {@code 1 + 2·partitions} calls of the reader for a question: 3, 7, 15, then 17. As safe
 * for use by many threads as the reader.
 */
public final class DireProbe {
  private final ContextReader reader;
  private final long seed;

  /**
   * A probe of {@code reader}.
   *
   * @param seed of the draw of partitions, where they are too many
   */
  public DireProbe(ContextReader reader, long seed) {
    this.reader = reader;
    this.seed = seed;
  }

  /** Reads with the evidence together and apart. */
  public ProbeScore probe(ProbeQuestion question) {
    SupportedAnswer whole = reader.read(question.question(), question.articles());
    List<Bipartition> partitions = Bipartition.of(question.support(), seed);
    double[] answers = new double[partitions.size()];
    double[] supports = new double[partitions.size()];
    for (int i = 0; i < answers.length; i++) {
      SupportedAnswer a = without(question, partitions.get(i).first());
      SupportedAnswer b = without(question, partitions.get(i).second());
      answers[i] = answerF1(question, a, b);
      Set<Integer> union = new HashSet<>(a.support());
      union.addAll(b.support());
      supports[i] = supportF1(question, union);
    }
    return new ProbeScore(
        question.id(),
        partitions.size(),
        TaskScore.of(answerF1(question, whole), answers),
        TaskScore.of(supportF1(question, whole.support()), supports));
  }

  private SupportedAnswer without(ProbeQuestion question, Set<Integer> part) {
    SortedMap<Integer, String> left = new TreeMap<>(question.articles());
    left.keySet().removeAll(part);
    return reader.read(question.question(), left);
  }

  private static double answerF1(ProbeQuestion question, SupportedAnswer a, SupportedAnswer b) {
    if (a.confidence().isEmpty() || b.confidence().isEmpty()) {
      return Math.max(answerF1(question, a), answerF1(question, b));
    }
    boolean first = a.confidence().getAsDouble() >= b.confidence().getAsDouble();
    return answerF1(question, first ? a : b);
  }

  private static double answerF1(ProbeQuestion question, SupportedAnswer answer) {
    return AnswerMatch.f1(answer.text(), List.of(question.groundTruth()));
  }

  /** The harmonic mean of precision and recall of articles. */
  private static double supportF1(ProbeQuestion question, Set<Integer> named) {
    Set<Integer> support = question.support();
    long right = named.stream().filter(support::contains).count();
    return 2.0 * right / (named.size() + support.size());
  }
}
