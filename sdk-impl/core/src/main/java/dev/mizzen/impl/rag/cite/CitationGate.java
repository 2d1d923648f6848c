package dev.mizzen.impl.rag.cite;

import dev.mizzen.Span;
import dev.mizzen.rag.Citation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets through what stands word for word in the passage it is said to stand in. A claim is looked
 * for in that one passage: as it is, then with white space, quotation marks and dashes folded (see
 * {@link FoldedText}). What goes into the citation is the passage's own text at the place found, so
 * that {@code citation.span().of(text)} equals {@code citation.quote()} always.
 *
 * <p>Refused are: a passage that was not shown; words that do not stand there, be it for one
 * letter; words of two places joined; words of another passage; parts of words and of numbers; and
 * fewer than {@value #LEAST_WORDS} words, unless they are the whole text.
 *
 * <p>Cost: one scan of the passage for a claim. Safe for use by many threads.
 */
public final class CitationGate {
  /** The fewest words of a quote: fewer support too little. */
  public static final int LEAST_WORDS = 3;

  private final Map<Integer, Passage> passages = new HashMap<>();

  /**
   * A gate in front of these passages.
   *
   * @throws IllegalArgumentException if two have one number
   */
  public CitationGate(List<Passage> passages) {
    for (Passage passage : passages) {
      if (this.passages.put(passage.number(), passage) != null) {
        throw new IllegalArgumentException("two passages have the number " + passage.number());
      }
    }
  }

  /** The citation, if the claim is a quote. */
  public Optional<Citation> verify(Claim claim) {
    Passage passage = passages.get(claim.passage());
    if (passage == null) {
      return Optional.empty();
    }
    return find(passage.text(), claim.quote().strip())
        .map(span -> citation(passage, span, claim.answerSpan()));
  }

  /** Whether {@code words} stand in {@code text} as {@link #verify} looks for them, however few. */
  public static boolean holds(String text, String words) {
    return findWhole(text, words.strip()).isPresent()
        || findWhole(FoldedText.of(text).text(), FoldedText.of(words).text()).isPresent();
  }

  private static Citation citation(Passage passage, Span span, Span answerSpan) {
    return new Citation(
        passage.documentId(), passage.field(), span, span.of(passage.text()), answerSpan);
  }

  private static Optional<Span> find(String text, String quote) {
    Optional<Span> exact = findWhole(text, quote).filter(span -> isEnough(text, span));
    if (exact.isPresent()) {
      return exact;
    }
    FoldedText folded = FoldedText.of(text);
    return findWhole(folded.text(), FoldedText.of(quote).text())
        .map(span -> folded.origin(span.start(), span.end()))
        .filter(span -> isEnough(text, span));
  }

  private static Optional<Span> findWhole(String text, String quote) {
    if (quote.isEmpty()) {
      return Optional.empty();
    }
    for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (WholeWords.bound(text, at, at + quote.length())) {
        return Optional.of(new Span(at, at + quote.length()));
      }
    }
    return Optional.empty();
  }

  private static boolean isEnough(String text, Span span) {
    return words(span.of(text)) >= LEAST_WORDS || span.of(text).equals(text.strip());
  }

  private static int words(String quote) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < quote.length(); i++) {
      boolean part = Character.isLetterOrDigit(quote.charAt(i));
      if (part && (!inWord || isIdeographic(quote.charAt(i)))) {
        words++;
      }
      inWord = part;
    }
    return words;
  }

  private static boolean isIdeographic(char c) {
    return Character.isIdeographic(c);
  }
}
