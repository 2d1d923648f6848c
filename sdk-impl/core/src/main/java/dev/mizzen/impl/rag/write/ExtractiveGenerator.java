package dev.mizzen.impl.rag.write;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.Claim;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.read.ReadSentence;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Quotes the best sentence, and up to two more that are as likely, within a tenth of the log odds,
 * in the order in which they stand; no model writes.
 */
public final class ExtractiveGenerator implements Generator {
  private static final int MOST = 3;
  private static final double NEARLY = 0.1;

  /** Without settings. */
  public ExtractiveGenerator() {}

  @Override
  public Draft write(
      Question question, List<Passage> passages, Reading reading, Deadline deadline) {
    StringBuilder text = new StringBuilder();
    List<Span> sentences = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    Optional<Span> shortSpan = Optional.empty();
    for (ReadSentence sentence : chosen(reading.sentences())) {
      text.append(text.isEmpty() ? "" : " ");
      Span place = new Span(text.length(), text.length() + sentence.span().length());
      text.append(sentence.text());
      sentences.add(place);
      claims.add(new Claim(sentence.passage().number(), sentence.text(), place));
      if (sentence.equals(reading.sentences().getFirst())) {
        int shift = place.start() - sentence.span().start();
        shortSpan = reading.answer().map(best -> best.span().shift(shift));
      }
    }
    MarkedAnswer answer = new MarkedAnswer(text.toString(), sentences, claims);
    return new Draft(answer, shortSpan, sentences.isEmpty(), new Usage(0, 0));
  }

  private static List<ReadSentence> chosen(List<ReadSentence> ranked) {
    if (ranked.isEmpty()) {
      return ranked;
    }
    double least = ranked.getFirst().score() - NEARLY;
    return ranked.stream()
        .limit(MOST)
        .filter(sentence -> sentence.score() >= least)
        .sorted(
            Comparator.comparingInt((ReadSentence s) -> s.passage().number())
                .thenComparingInt(s -> s.span().start()))
        .toList();
  }
}
