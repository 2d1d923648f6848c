package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.ArrayList;
import java.util.List;

/** All documents of a retriever that have a text, in the order of their ids. */
final class AllDocuments {
  private static final int PAGE = 1000;

  private AllDocuments() {}

  static List<Document> of(Retriever retriever) {
    List<Document> documents = new ArrayList<>();
    Query query = Query.all().limit(PAGE);
    SearchResult page = retriever.search(query);
    while (!page.hits().isEmpty()) {
      page.hits().stream()
          .map(hit -> hit.document())
          .filter(document -> !GroupSummary.text(document).isBlank())
          .forEach(documents::add);
      if (page.cursor().isEmpty()) {
        break;
      }
      page = retriever.search(query.searchAfter(page.cursor().get()));
    }
    return documents;
  }
}
