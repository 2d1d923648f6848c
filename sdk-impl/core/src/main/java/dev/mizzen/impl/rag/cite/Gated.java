package dev.mizzen.impl.rag.cite;

import dev.mizzen.Span;
import dev.mizzen.rag.Citation;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer behind the gate.
 *
 * @param text what is left of the answer
 * @param citations the quotes that passed, in the order of the answer
 * @param unsupported sentences of {@code text} that no quote supports; empty if they were removed
 * @param refused the claims that did not pass
 */
public record Gated(
    String text, List<Citation> citations, List<Span> unsupported, List<Claim> refused) {
  /** Copies the lists. */
  public Gated {
    citations = List.copyOf(citations);
    unsupported = List.copyOf(unsupported);
    refused = List.copyOf(refused);
  }

  /**
   * Checks every claim of {@code answer}.
   *
   * @param remove whether sentences without a quote that passed are removed rather than marked
   */
  public static Gated of(MarkedAnswer answer, CitationGate gate, boolean remove) {
    List<Citation> passed = new ArrayList<>();
    List<Claim> refused = new ArrayList<>();
    for (Claim claim : answer.claims()) {
      gate.verify(claim).ifPresentOrElse(passed::add, () -> refused.add(claim));
    }
    return remove
        ? removed(answer, passed, refused)
        : new Gated(answer.text(), passed, unsupported(answer, passed), refused);
  }

  private static List<Span> unsupported(MarkedAnswer answer, List<Citation> citations) {
    return answer.sentences().stream()
        .filter(sentence -> citations.stream().noneMatch(c -> c.answerSpan().equals(sentence)))
        .toList();
  }

  private static Gated removed(MarkedAnswer answer, List<Citation> passed, List<Claim> refused) {
    StringBuilder kept = new StringBuilder();
    List<Citation> moved = new ArrayList<>();
    for (Span sentence : answer.sentences()) {
      List<Citation> support =
          passed.stream().filter(c -> c.answerSpan().equals(sentence)).toList();
      if (support.isEmpty()) {
        continue;
      }
      if (!kept.isEmpty()) {
        kept.append(' ');
      }
      int shift = kept.length() - sentence.start();
      support.forEach(citation -> moved.add(citation.shift(shift)));
      kept.append(sentence.of(answer.text()));
    }
    return new Gated(kept.toString(), moved, List.of(), refused);
  }
}
