package dev.mizzen.rag;

import dev.mizzen.Span;

/**
 * A quote that stands word for word in a document.
 *
 * @param documentId the document
 * @param field the text field it stands in
 * @param span where in that field's text
 * @param quote the text there, character for character
 * @param answerSpan the part of the answer it supports
 */
public record Citation(String documentId, String field, Span span, String quote, Span answerSpan) {
  /** The same quote for an answer that stands {@code offset} units further on. */
  public Citation shift(int offset) {
    return new Citation(documentId, field, span, quote, answerSpan.shift(offset));
  }
}
