package dev.mizzen.impl.rag.chunk;

import dev.mizzen.Span;

/**
 * A passage in the making.
 *
 * @param title what it stands under; may be empty
 * @param span of the document's text
 */
public record TextChunk(String title, Span span) {}
