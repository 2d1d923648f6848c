package dev.mizzen.impl.rag.cite;

import dev.mizzen.Span;

/**
 * A quote as a generator gives it, before anyone has looked whether it is one.
 *
 * @param passage the number of the passage it is said to stand in
 * @param quote its words
 * @param answerSpan the part of the answer it is said to support
 */
public record Claim(int passage, String quote, Span answerSpan) {}
