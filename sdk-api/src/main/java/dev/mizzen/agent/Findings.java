package dev.mizzen.agent;

import dev.mizzen.Document;
import dev.mizzen.search.SearchResult;
import java.util.List;

/** Hits of a retriever as findings of a tool. */
final class Findings {
  private Findings() {}

  static List<Finding> of(SearchResult result) {
    return result.hits().stream().map(hit -> of(hit.document())).toList();
  }

  private static Finding of(Document document) {
    return new Finding(document.title(), document.text(), document.id());
  }
}
