package dev.mizzen.impl.head;

import dev.mizzen.Span;
import dev.mizzen.train.SkippedTokens;
import dev.mizzen.train.TokenSelection;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a passage that take part. */
record PassageTokens(TokenSelection selection) {
  /**
   * The rows whose tokens do not consist of skipped characters, and a row of zeros for the others
   * if they are to count as that; all of them if none would stay.
   */
  MultiVector of(String text, MultiVector tokens) {
    if (selection.skipped().isEmpty() || tokens.spans().isEmpty()) {
      return tokens;
    }
    List<Span> spans = tokens.spans().get();
    List<Integer> kept = new ArrayList<>(spans.size());
    for (int row = 0; row < spans.size(); row++) {
      if (!isSkipped(text, spans.get(row))) {
        kept.add(row);
      }
    }
    if (kept.isEmpty() || kept.size() == spans.size()) {
      return tokens;
    }
    boolean zero = selection.masking() == SkippedTokens.ZERO;
    int dimension = tokens.dimension();
    float[] all = tokens.toArray();
    float[] values = new float[(kept.size() + (zero ? 1 : 0)) * dimension];
    for (int i = 0; i < kept.size(); i++) {
      System.arraycopy(all, kept.get(i) * dimension, values, i * dimension, dimension);
    }
    List<Span> places = new ArrayList<>(kept.stream().map(spans::get).toList());
    if (zero) {
      places.add(new Span(0, 0));
    }
    return MultiVector.adopt(values, dimension, places);
  }

  private boolean isSkipped(String text, Span span) {
    if (span.start() == span.end()) {
      return false;
    }
    for (int i = span.start(); i < span.end(); i++) {
      if (selection.skipped().indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
