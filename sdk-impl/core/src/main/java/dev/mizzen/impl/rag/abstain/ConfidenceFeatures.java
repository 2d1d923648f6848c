package dev.mizzen.impl.rag.abstain;

import dev.mizzen.impl.rag.read.Asked;
import dev.mizzen.impl.rag.read.ReadSentence;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.rag.read.ScoredSpan;
import dev.mizzen.impl.rag.read.SentenceFacts;
import dev.mizzen.impl.rag.read.SentenceFeatures;
import dev.mizzen.impl.rag.read.Wanted;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What confidence is weighed from: how well the best sentence supports an answer, how far it stands
 * out from other passages, which of the question's words nothing comes near to, and what the
 * question is like. Without state.
 */
public final class ConfidenceFeatures {
  private static final int SUPPORT = SentenceFeatures.COUNT;
  private static final int AGREEMENT = 7;
  private static final int MISSING = 12;

  /** How many values, the last ones, are of the question alone. */
  public static final int QUESTION = Wanted.COUNT + 6;

  /** How many values there are. */
  public static final int COUNT = SUPPORT + AGREEMENT + MISSING + QUESTION;

  private static final int TOP = 5;
  private static final double[] CENTRES = {0.3, 0.5, 0.7, 0.9};
  private static final double WIDTH = 0.15;
  private static final Pattern NEGATION =
      Pattern.compile("\\b(not|never|no|without|cannot|except|least|only)\\b|n['\u2019]t\\b");

  private ConfidenceFeatures() {}

  /** The values; zeros if no sentence was read. */
  public static double[] of(Reading reading) {
    double[] values = new double[COUNT];
    if (reading.sentences().isEmpty()) {
      return values;
    }
    SentenceFacts best = reading.sentences().getFirst().facts();
    put(values, 0, SentenceFeatures.of(reading.asked(), best));
    put(values, SUPPORT, agreement(reading));
    put(values, SUPPORT + AGREEMENT, missing(reading, best));
    put(values, SUPPORT + AGREEMENT + MISSING, question(reading.asked()));
    return values;
  }

  private static double[] agreement(Reading reading) {
    List<ReadSentence> ranked = reading.sentences();
    ReadSentence best = ranked.getFirst();
    Map<Integer, Double> byPassage = new LinkedHashMap<>();
    double all = 0;
    double own = 0;
    for (ReadSentence sentence : ranked) {
      byPassage.putIfAbsent(sentence.facts().rank(), sentence.score());
      double mass = Math.exp(sentence.score() - best.score());
      all += mass;
      own += sentence.facts().rank() == best.facts().rank() ? mass : 0;
    }
    List<Double> passages = byPassage.values().stream().toList();
    double next = passages.size() > 1 ? passages.get(1) : best.score() - 1;
    long same =
        ranked.stream().limit(TOP).filter(s -> s.facts().rank() == best.facts().rank()).count();
    return new double[] {
      best.score(),
      best.score() - next,
      ranked.size() > 1 ? best.score() - ranked.get(1).score() : 1,
      (double) same / Math.min(TOP, ranked.size()),
      own / all,
      passages.stream().skip(1).limit(TOP - 1).mapToDouble(d -> d).average().orElse(0),
      reading.answer().map(ScoredSpan::score).orElse(0.0)
    };
  }

  private static double[] missing(Reading reading, SentenceFacts best) {
    Asked asked = reading.asked();
    int words = asked.weights().length;
    double[] near = new double[words];
    double[] nearPassage = new double[words];
    for (int i = 0; i < words; i++) {
      near[i] = Math.max(best.near()[i], best.nearTitle()[i]);
      nearPassage[i] = best.nearPassage()[i];
    }
    double[] values = new double[MISSING];
    put(values, 0, lowest(near));
    put(values, 3, lowest(nearPassage));
    values[6] = mostWords(reading);
    values[7] = words;
    for (int c = 0; c < CENTRES.length; c++) {
      for (double value : nearPassage) {
        double off = (value - CENTRES[c]) / WIDTH;
        values[8 + c] += Math.exp(-off * off) / words;
      }
    }
    return values;
  }

  /** The lowest, the second lowest and the mean. */
  private static double[] lowest(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      return new double[3];
    }
    double mean = Arrays.stream(sorted).average().orElse(0);
    return new double[] {sorted[0], sorted[Math.min(1, sorted.length - 1)], mean};
  }

  /** The largest weighted share of the question's words in one passage. */
  private static double mostWords(Reading reading) {
    double[] weights = reading.asked().weights();
    double most = 0;
    for (ReadSentence sentence : reading.sentences()) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * sentence.facts().inPassage()[i];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  private static double[] question(Asked asked) {
    double[] values = new double[QUESTION];
    values[asked.wanted().place()] = 1;
    int at = Wanted.COUNT;
    String lower = asked.text().toLowerCase(Locale.ROOT);
    for (int i = 0; i < asked.words().size(); i++) {
      values[at] += asked.words().get(i).digit() || asked.words().get(i).capital() ? 1 : 0;
    }
    values[at + 1] = Math.log(1 + lower.length());
    values[at + 2] = NEGATION.matcher(lower).find() ? 1 : 0;
    values[at + 3] = lower.startsWith("what") ? 1 : 0;
    values[at + 4] = lower.startsWith("who") ? 1 : 0;
    values[at + 5] = lower.startsWith("which") ? 1 : 0;
    return values;
  }

  private static void put(double[] values, int from, double[] part) {
    System.arraycopy(part, 0, values, from, part.length);
  }
}
