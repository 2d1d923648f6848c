package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a sentence that answer by themselves: runs of words of the kind asked for, which are
 * not the question's own, and of these the one nearest to the question's words.
 */
final class ShortAnswer {
  private static final int LONGEST = 8;

  private ShortAnswer() {}

  /** The words, in the passage's text; empty if the sentence says nothing beside the question. */
  static Optional<Span> in(ReadSentence sentence, AskedWords asked, Wanted wanted) {
    List<Word> words = Words.of(sentence.text());
    List<int[]> runs = runs(words, asked, wanted);
    if (runs.isEmpty() && wanted != Wanted.THING) {
      runs = runs(words, asked, Wanted.THING);
    }
    return runs.stream()
        .min(java.util.Comparator.comparingDouble(run -> distance(run, words, asked)))
        .map(
            run ->
                new Span(words.get(run[0]).span().start(), words.get(run[1]).span().end())
                    .shift(sentence.span().start()));
  }

  /** First and last word of each run. */
  private static List<int[]> runs(List<Word> words, AskedWords asked, Wanted wanted) {
    List<int[]> runs = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= words.size(); i++) {
      boolean in = i < words.size() && wanted.fits(words, i) && !asked.asks(words.get(i).stem());
      if (start >= 0 && (!in || i - start == LONGEST)) {
        runs.add(new int[] {start, i - 1});
        start = -1;
      }
      if (in && start < 0) {
        start = i;
      }
    }
    return runs;
  }

  /** The mean number of words between the run and the question's words. */
  private static double distance(int[] run, List<Word> words, AskedWords asked) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < words.size(); i++) {
      if (asked.asks(words.get(i).stem())) {
        sum += i < run[0] ? run[0] - i : i - run[1];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
