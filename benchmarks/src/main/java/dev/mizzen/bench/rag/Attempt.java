package dev.mizzen.bench.rag;

import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Citation;

/**
 * What a system gave for a question.
 *
 * @param answered whether it gave an answer
 * @param text of the answer
 * @param brief the words that answer by themselves, the whole text if none are marked
 * @param citations how many
 * @param verbatim how many of them stand as quoted in a passage
 */
record Attempt(boolean answered, String text, String brief, int citations, int verbatim) {
  /** Silence. */
  static Attempt refused() {
    return new Attempt(false, "", "", 0, 0);
  }

  /** A text without proof. */
  static Attempt unproved(String text) {
    return new Attempt(true, text, text, 0, 0);
  }

  /** A pipeline's answer. */
  static Attempt of(Answer answer) {
    if (!answer.isAnswered()) {
      return refused();
    }
    long verbatim = answer.citations().stream().filter(c -> isVerbatim(c, answer)).count();
    return new Attempt(
        true, answer.text(), answer.shortAnswer(), answer.citations().size(), (int) verbatim);
  }

  /** Whether the quote stands at its place in a passage that the answer rests on. */
  static boolean isVerbatim(Citation citation, Answer answer) {
    return answer.passages().stream()
        .filter(hit -> hit.id().equals(citation.documentId()))
        .map(hit -> hit.document().texts().getOrDefault(citation.field(), ""))
        .anyMatch(
            text ->
                citation.span().end() <= text.length()
                    && citation.span().of(text).equals(citation.quote()));
  }
}
