package dev.mizzen.impl.rag.cite;

/**
 * A text that a generator was shown.
 *
 * @param number the number it was shown under
 * @param documentId the document it stands in
 * @param title what the document is called; may be empty
 * @param field the document's text field
 * @param text the whole text of that field, as it is stored
 */
public record Passage(int number, String documentId, String title, String field, String text) {}
