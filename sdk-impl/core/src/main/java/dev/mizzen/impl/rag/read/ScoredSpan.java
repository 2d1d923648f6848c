package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;

/**
 * A stretch of text.
 *
 * @param span where it stands
 * @param score log odds that it answers
 */
public record ScoredSpan(Span span, double score) {
  /** The same stretch, moved. */
  ScoredSpan shift(int offset) {
    return new ScoredSpan(span.shift(offset), score);
  }
}
