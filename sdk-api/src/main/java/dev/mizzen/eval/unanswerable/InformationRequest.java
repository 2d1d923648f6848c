package dev.mizzen.eval.unanswerable;

import java.util.List;
import java.util.Objects;

/**
 * Something that somebody wants a report about (as in TREC).
 *
 * @param id unique among requests
 * @param title in a few words
 * @param problem what is wanted; may be empty
 * @param background who wants it and why; may be empty
 * @param documents ids of those in the corpus that belong to it; if there are none, they are
 *     searched for
 */
public record InformationRequest(
    String id, String title, String problem, String background, List<String> documents) {
  /** Copies the list; refuses a blank id or title. */
  public InformationRequest {
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(background, "background");
    documents = List.copyOf(documents);
    if (id.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException(
          "a request needs an id and a title, got '" + id + "' and '" + title + "'");
    }
  }

  /** A request of a few words, whose documents are searched for. */
  public static InformationRequest of(String id, String title) {
    return new InformationRequest(id, title, "", "", List.of());
  }
}
