package dev.mizzen.impl.unanswerable;

import dev.mizzen.Document;
import dev.mizzen.eval.unanswerable.InformationRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The documents that questions must not be answered by. Immutable. */
final class Corpus {
  private final Map<String, Document> documents;

  private Corpus(Map<String, Document> documents) {
    this.documents = documents;
  }

  /**
   * The documents that have a text.
   *
   * @throws IllegalArgumentException if there are none, or two have one id
   */
  static Corpus of(Iterable<Document> all) {
    Map<String, Document> documents = new LinkedHashMap<>();
    for (Document document : all) {
      if (!document.text().isBlank() && documents.put(document.id(), document) != null) {
        throw new IllegalArgumentException(
            "the corpus has two documents with the id '" + document.id() + "'");
      }
    }
    if (documents.isEmpty()) {
      throw new IllegalArgumentException(
          "the corpus has no document with a text; questions that it cannot answer need one");
    }
    return new Corpus(documents);
  }

  Collection<Document> documents() {
    return documents.values();
  }

  /** All texts, without white space around them. */
  Set<String> texts() {
    Set<String> texts = new HashSet<>();
    documents.values().forEach(document -> texts.add(document.text().strip()));
    return texts;
  }

  /**
   * The documents that a request names.
   *
   * @throws IllegalArgumentException if one is not there
   */
  List<Document> of(InformationRequest request, List<String> ids) {
    List<Document> named = new ArrayList<>();
    for (String id : ids) {
      Document document = documents.get(id);
      if (document == null) {
        throw new IllegalArgumentException(
            "request '"
                + request.id()
                + "' names the document '"
                + id
                + "', which is not among the "
                + documents.size()
                + " of the corpus that have a text");
      }
      named.add(document);
    }
    return named;
  }
}
