package dev.mizzen.impl.rag.write;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.CitationGate;
import dev.mizzen.impl.rag.cite.Claim;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.read.Asked;
import dev.mizzen.impl.rag.read.ReadSentence;
import dev.mizzen.impl.rag.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the proof of what a model wrote without a mark. Small models copy words, but mark them
 * seldom: a sentence of the answer whose words stand in a row in a sentence of a passage is given
 * that whole sentence as its quote, the best read one if there are several. The first letter may be
 * in the other case, and the full stop may be missing there. A sentence that tells nothing which
 * the question does not is given none. Without state.
 */
final class UnmarkedSentences {
  private UnmarkedSentences() {}

  /** The answer, with claims for sentences that had none; the gate checks them like all others. */
  static MarkedAnswer proved(MarkedAnswer answer, Reading reading) {
    List<Claim> claims = new ArrayList<>(answer.claims());
    for (Span sentence : answer.sentences()) {
      if (answer.claims().stream().noneMatch(claim -> claim.answerSpan().equals(sentence))) {
        proof(sentence.of(answer.text()), reading)
            .map(found -> new Claim(found.passage().number(), found.text(), sentence))
            .ifPresent(claims::add);
      }
    }
    return new MarkedAnswer(answer.text(), answer.sentences(), claims);
  }

  private static Optional<ReadSentence> proof(String written, Reading reading) {
    Set<String> told = Asked.tellingStems(written);
    if (reading.asked().stems().containsAll(told)) {
      return Optional.empty();
    }
    List<String> forms = forms(written);
    return reading.sentences().stream()
        .filter(read -> forms.stream().anyMatch(form -> CitationGate.holds(read.text(), form)))
        .findFirst();
  }

  private static List<String> forms(String written) {
    String bare = written.replaceFirst("[.!?]+$", "");
    return List.of(written, otherCase(written), bare, otherCase(bare));
  }

  private static String otherCase(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    int other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return Character.toString(other) + text.substring(Character.charCount(first));
  }
}
