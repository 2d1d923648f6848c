package dev.mizzen.impl.retrieve.show;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.impl.retrieve.score.TokenMatch;
import dev.mizzen.search.Highlight;
import dev.mizzen.vector.MultiVector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks the document tokens that are the best match of a query token. */
public final class TokenHighlighter {
  private static final Comparator<Highlight> BY_PLACE =
      Comparator.<Highlight>comparingInt(h -> h.span().start())
          .thenComparingInt(h -> h.span().end());

  private TokenHighlighter() {}

  /**
   * The tokens by field and place; of several query tokens on one document token, the best counts.
   * Query tokens that stand for no text, such as a prefix's, mark nothing.
   */
  public static List<Highlight> highlight(
      Document document, EmbeddedText text, MultiVector query, List<TokenMatch> matches) {
    Map<EmbeddedText.Place, Double> weights = new HashMap<>();
    for (TokenMatch match : matches) {
      if (standsForText(query, match.queryRow())) {
        match
            .documentSpan()
            .filter(span -> span.length() > 0)
            .flatMap(text::place)
            .ifPresent(
                place -> weights.merge(place, Math.clamp(match.similarity(), 0, 1), Math::max));
      }
    }
    List<String> fields = List.copyOf(document.texts().keySet());
    return weights.entrySet().stream()
        .map(e -> new Highlight(e.getKey().field(), e.getKey().span(), e.getValue()))
        .sorted(
            Comparator.<Highlight>comparingInt(h -> fields.indexOf(h.field()))
                .thenComparing(BY_PLACE))
        .toList();
  }

  private static boolean standsForText(MultiVector query, int row) {
    Optional<List<Span>> spans = query.spans();
    return spans.isEmpty() || spans.get().get(row).length() > 0;
  }
}
