package dev.mizzen.impl.rag.read;

import dev.mizzen.impl.rag.learn.LinearScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weighs what an {@link Analyst} finds.
 *
 * @param sentences scores {@link SentenceFeatures}
 * @param spans scores {@link SpanFeatures}
 */
public record Reader(LinearScore sentences, LinearScore spans) {
  /** Sentences in the order of their scores, and the short answer in the best one. */
  public Reading read(Analysis analysis) {
    Asked asked = analysis.asked();
    List<ReadSentence> ranked = new ArrayList<>();
    for (SentenceFacts facts : analysis.sentences()) {
      ranked.add(new ReadSentence(facts, sentences.of(SentenceFeatures.of(asked, facts))));
    }
    ranked.sort(Comparator.comparingDouble(ReadSentence::score).reversed());
    Optional<ScoredSpan> answer =
        ranked.stream()
            .findFirst()
            .flatMap(
                best ->
                    SpanCandidates.of(asked, best.text())
                        .best(spans)
                        .map(span -> span.shift(best.span().start())));
    return new Reading(asked, ranked, answer);
  }
}
