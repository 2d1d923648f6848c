package dev.mizzen.impl.retrieve.show;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.impl.index.IndexSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text that a document's vectors stand for, and the way back to its fields: all its texts
 * joined by one space with empty ones skipped, or of a window its own text alone. Immutable.
 */
public final class EmbeddedText {
  private final String text;
  private final List<Place> places = new ArrayList<>();

  /** The text of {@code document} in an index with {@code schema}. */
  public EmbeddedText(Document document, IndexSchema schema) {
    boolean window = schema.isWindow(document.id());
    StringBuilder joined = new StringBuilder();
    document
        .texts()
        .forEach(
            (field, part) -> {
              if (part.isEmpty() || (window && !field.equals(Document.TEXT))) {
                return;
              }
              if (!joined.isEmpty()) {
                joined.append(' ');
              }
              places.add(
                  new Place(field, new Span(joined.length(), joined.length() + part.length())));
              joined.append(part);
            });
    text = joined.toString();
  }

  /**
   * A stretch of one field's text.
   *
   * @param field the text field
   * @param span in its text
   */
  public record Place(String field, Span span) {}

  /** The stretch {@code span}, or {@code otherwise} if that is empty or beyond the text. */
  public String at(Span span, String otherwise) {
    return span.length() == 0 || span.end() > text.length() ? otherwise : span.of(text);
  }

  /** Where {@code span} stands in the field that it starts in; empty if in none. */
  public Optional<Place> place(Span span) {
    return places.stream()
        .filter(p -> span.start() >= p.span().start() && span.start() < p.span().end())
        .findFirst()
        .map(
            p -> {
              int offset = p.span().start();
              int end = Math.min(span.end(), p.span().end());
              return new Place(p.field(), new Span(span.start() - offset, end - offset));
            });
  }
}
