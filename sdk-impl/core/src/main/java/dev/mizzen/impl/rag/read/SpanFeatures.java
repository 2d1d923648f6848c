package dev.mizzen.impl.rag.read;

import java.util.List;

/** What the score of a run of words is weighed from. For one thread. */
public final class SpanFeatures {
  /** How many values there are. */
  public static final int COUNT = 20 + 4 * Wanted.COUNT;

  private static final int FAR = 12;

  private final Asked asked;
  private final String sentence;
  private final List<Word> words;
  private final boolean[] own;

  SpanFeatures(Asked asked, String sentence, List<Word> words) {
    this.asked = asked;
    this.sentence = sentence;
    this.words = words;
    own = new boolean[words.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = !words.get(i).function() && asked.stems().contains(words.get(i).stem());
    }
  }

  /** Whether the run says anything beside the question. */
  boolean mayAnswer(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (!own[i] && !words.get(i).function()) {
        return true;
      }
    }
    return false;
  }

  /** The values of the words from {@code first} to {@code last}. */
  double[] of(int first, int last) {
    int length = last - first + 1;
    double owned = 0;
    double capital = 0;
    double digit = 0;
    double function = 0;
    double fits = 0;
    double cut = 0;
    for (int i = first; i <= last; i++) {
      owned += own[i] ? 1 : 0;
      capital += words.get(i).capital() && i > 0 ? 1 : 0;
      digit += words.get(i).digit() ? 1 : 0;
      function += words.get(i).function() ? 1 : 0;
      fits += asked.wanted().fits(words, i) && !own[i] ? 1 : 0;
      cut += i < last && mark(i) ? 1 : 0;
    }
    double[] values = new double[COUNT];
    values[0] = length;
    values[1] = Math.log(length);
    values[2] = owned / length;
    values[3] = capital / length;
    values[4] = digit / length;
    values[5] = function / length;
    values[6] = fits / length;
    values[7] = words.get(first).function() ? 1 : 0;
    values[8] = words.get(last).function() ? 1 : 0;
    values[9] = cut;
    values[10] = first == 0 ? 1 : 0;
    values[11] = last == words.size() - 1 ? 1 : 0;
    values[12] = first > 0 && words.get(first - 1).function() ? 1 : 0;
    values[13] = last + 1 < words.size() && words.get(last + 1).function() ? 1 : 0;
    values[14] = first > 0 && mark(first - 1) ? 1 : 0;
    values[15] = mark(last) ? 1 : 0;
    values[16] = first > 0 && alike(first - 1, first) ? 1 : 0;
    values[17] = last + 1 < words.size() && alike(last, last + 1) ? 1 : 0;
    values[18] = gap(first - 1, -1);
    values[19] = gap(last + 1, 1);
    int kind = 20 + 4 * asked.wanted().place();
    values[kind] = fits / length;
    values[kind + 1] = fits > 0 ? 1 : 0;
    values[kind + 2] = capital / length;
    values[kind + 3] = Math.log(length);
    return values;
  }

  /** Whether a mark stands between this word and the next, or the sentence ends. */
  private boolean mark(int word) {
    int from = words.get(word).span().end();
    int to = word + 1 < words.size() ? words.get(word + 1).span().start() : sentence.length();
    return !sentence.substring(from, to).isBlank();
  }

  /** Whether a name or a number goes on. */
  private boolean alike(int left, int right) {
    Word a = words.get(left);
    Word b = words.get(right);
    boolean names = a.capital() && b.capital() && left > 0;
    return !mark(left) && (names || (a.digit() && b.digit()));
  }

  /** How near the question's words come on one side, from 1 beside it to 0. */
  private double gap(int start, int step) {
    for (int i = start; i >= 0 && i < words.size(); i += step) {
      if (own[i]) {
        return 1 - Math.min(FAR, Math.abs(i - start)) / (double) FAR;
      }
    }
    return 0;
  }
}
