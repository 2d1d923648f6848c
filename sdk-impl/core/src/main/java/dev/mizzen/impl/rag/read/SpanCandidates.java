package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.learn.LinearScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs of at most {@value #LONGEST} words in a sentence that might be a short answer.
 *
 * @param spans in the sentence
 * @param features of each, see {@link SpanFeatures}
 */
public record SpanCandidates(List<Span> spans, List<double[]> features) {
  static final int LONGEST = 9;

  /** Those of a sentence; empty if every word is the question's own. */
  public static SpanCandidates of(Asked asked, String sentence) {
    List<Word> words = Words.of(sentence);
    SpanFeatures features = new SpanFeatures(asked, sentence, words);
    List<Span> spans = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      int end = Math.min(words.size(), first + LONGEST);
      for (int last = first; last < end; last++) {
        if (features.mayAnswer(first, last)) {
          spans.add(new Span(words.get(first).span().start(), words.get(last).span().end()));
          values.add(features.of(first, last));
        }
      }
    }
    return new SpanCandidates(spans, values);
  }

  /** The one of the highest score. */
  Optional<ScoredSpan> best(LinearScore score) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < spans.size(); i++) {
      double value = score.of(features.get(i));
      if (value > highest) {
        highest = value;
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new ScoredSpan(spans.get(best), highest));
  }
}
