package dev.mizzen.search;

import dev.mizzen.Span;
import java.util.List;

/**
 * Why a document scores as it does: a tree whose details make up the score, and for late
 * interaction the best document token for each query token.
 *
 * @param score the value explained
 * @param description how it comes about
 * @param details what it is made of
 * @param tokenMatches for late interaction, one for each query token in order; their similarities
 *     add up to the MaxSim score
 */
public record Explanation(
    double score, String description, List<Explanation> details, List<TokenMatch> tokenMatches) {
  /** Copies the lists. */
  public Explanation {
    details = List.copyOf(details);
    tokenMatches = List.copyOf(tokenMatches);
  }

  /** An explanation without token matches. */
  public static Explanation of(double score, String description, List<Explanation> details) {
    return new Explanation(score, description, details, List.of());
  }

  /**
   * A query token and the document token it is most similar to.
   *
   * @param queryToken as written in the query, or its row as {@code #3} if the text is not known
   * @param documentToken as written in the document, or its row
   * @param documentSpan where in the embedded text; (0, 0) if not known
   * @param similarity {@code maxⱼ ⟨qᵢ, dⱼ⟩}
   */
  public record TokenMatch(
      String queryToken, String documentToken, Span documentSpan, double similarity) {}
}
