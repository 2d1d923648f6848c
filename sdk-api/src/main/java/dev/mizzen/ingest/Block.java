package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import dev.mizzen.Span;
import java.util.Objects;

/**
 * A part of a document's text that its author set apart.
 *
 * @param kind what it is
 * @param span where in the text
 * @param level of a heading, from 1; 0 for other kinds
 */
@Incubating(since = "0.1.0")
public record Block(Kind kind, Span span, int level) {
  /** Kinds of blocks. */
  public enum Kind {
    /** What the blocks after it are about. */
    HEADING,
    /** Sentences. */
    PARAGRAPH,
    /** An item of a list. */
    ITEM,
    /** A row of a table. */
    ROW,
    /** Lines that mean something line by line. */
    CODE
  }

  /** Refuses headings without a level. */
  public Block {
    Objects.requireNonNull(span, "span");
    if ((kind == Kind.HEADING) != (level > 0)) {
      throw new IllegalArgumentException("a " + kind + " has no level " + level);
    }
  }
}
