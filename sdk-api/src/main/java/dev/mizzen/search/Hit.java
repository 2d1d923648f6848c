package dev.mizzen.search;

import dev.mizzen.Document;
import java.util.List;

/**
 * One document found.
 *
 * @param document what was stored: id, texts, metadata, parent and span; vectors are not read back
 * @param score in the mode's own scale; higher is better
 * @param rank from 1, counted on over pages
 * @param parts what the score is made of: one for each mode that took part
 * @param highlights what matched, if asked for
 */
public record Hit(
    Document document, double score, int rank, List<Part> parts, List<Highlight> highlights) {
  /** Copies the lists. */
  public Hit {
    parts = List.copyOf(parts);
    highlights = List.copyOf(highlights);
  }

  /** The document's id. */
  public String id() {
    return document.id();
  }

  /**
   * One mode's share.
   *
   * @param mode the mode
   * @param score in that mode's scale
   * @param rank in that mode's ranking, from 1
   */
  public record Part(Mode mode, double score, int rank) {}
}
