package dev.mizzen.bench.rag;

import dev.mizzen.impl.eval.AnswerMatch;
import dev.mizzen.impl.rag.learn.LinearScore;
import dev.mizzen.impl.rag.learn.LogisticRegression;
import dev.mizzen.impl.rag.read.Analysis;
import dev.mizzen.impl.rag.read.Reader;
import dev.mizzen.impl.rag.read.SentenceFacts;
import dev.mizzen.impl.rag.read.SentenceFeatures;
import dev.mizzen.impl.rag.read.SpanCandidates;
import java.util.List;

/** Fits a reader to answerable questions. For one thread. */
final class ReaderTraining {
  /** Every how many-th wrong span takes part: they are many and alike. */
  private static final int THINNED = 4;

  private final LogisticRegression sentences = new LogisticRegression(1);
  private final LogisticRegression spans = new LogisticRegression(1);
  private int wrong;

  /** Adds a question, if its paragraph was found. */
  void add(SquadData.Item item, Analysis analysis) {
    List<SentenceFacts> facts = analysis.sentences();
    if (facts.stream().noneMatch(f -> answers(item, f))) {
      return;
    }
    for (SentenceFacts sentence : facts) {
      boolean answers = answers(item, sentence);
      sentences.add(SentenceFeatures.of(analysis.asked(), sentence), answers, 1);
      if (answers) {
        addSpans(item, SpanCandidates.of(analysis.asked(), sentence.text()), sentence.text());
      }
    }
  }

  private void addSpans(SquadData.Item item, SpanCandidates candidates, String sentence) {
    for (int i = 0; i < candidates.spans().size(); i++) {
      boolean right =
          AnswerMatch.exact(candidates.spans().get(i).of(sentence), item.answers()) == 1;
      if (right || ++wrong % THINNED == 0) {
        spans.add(candidates.features().get(i), right, right ? 1 : THINNED);
      }
    }
  }

  private static boolean answers(SquadData.Item item, SentenceFacts sentence) {
    return sentence.passage().documentId().equals(item.paragraph())
        && item.answers().stream().anyMatch(sentence.text()::contains);
  }

  Reader fit() {
    LinearScore sentence = sentences.fit();
    return new Reader(sentence, spans.fit());
  }
}
