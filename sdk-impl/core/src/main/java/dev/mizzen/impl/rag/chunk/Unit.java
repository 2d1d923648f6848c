package dev.mizzen.impl.rag.chunk;

import dev.mizzen.Span;

/**
 * What is not cut any further, such as a sentence.
 *
 * @param span in the text
 * @param tokens of it and of the space up to the next unit
 */
record Unit(Span span, int tokens) {}
