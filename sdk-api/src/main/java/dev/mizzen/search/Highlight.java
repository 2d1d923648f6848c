package dev.mizzen.search;

import dev.mizzen.Span;

/**
 * A stretch of a text that made a document match.
 *
 * @param field the text field
 * @param span where in that field's text
 * @param weight from 0 to 1: 1 for a matching word; for late interaction the similarity of the best
 *     matching pair of tokens, cut to that range
 */
public record Highlight(String field, Span span, double weight) {}
