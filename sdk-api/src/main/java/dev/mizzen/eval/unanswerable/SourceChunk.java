package dev.mizzen.eval.unanswerable;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A part of a text from which a question was made.
 *
 * @param document the id of the corpus document or external article
 * @param ordinal the part's place in it, from 0
 * @param external whether it is from outside the corpus
 * @param location where the article was found, if it says
 * @param text on one line: line breaks become spaces
 */
public record SourceChunk(
    String document, int ordinal, boolean external, Optional<URI> location, String text) {
  private static final Pattern BREAKS =
      Pattern.compile("[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}][\\s\\x{85}\\x{2028}\\x{2029}]*");
  private static final String BETWEEN = "\n\n";

  /** Joins the lines of the text; refuses a blank one. */
  public SourceChunk {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(location, "location");
    text = BREAKS.matcher(text).replaceAll(" ").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "part " + ordinal + " of '" + document + "' has no text, which a source needs");
    }
    if (ordinal < 0) {
      throw new IllegalArgumentException("an ordinal must be at least 0, got " + ordinal);
    }
  }

  /** Names the part: the document's id, {@code #} and the ordinal. */
  public String id() {
    return document + "#" + ordinal;
  }

  /**
   * The text that a model is shown: {@code Article 1: …}, a blank line, {@code Article 2: …} and so
   * on; empty if there are no chunks.
   */
  public static String context(List<SourceChunk> chunks) {
    StringJoiner context = new StringJoiner(BETWEEN);
    for (int i = 0; i < chunks.size(); i++) {
      context.add("Article " + (i + 1) + ": " + chunks.get(i).text());
    }
    return context.toString();
  }
}
