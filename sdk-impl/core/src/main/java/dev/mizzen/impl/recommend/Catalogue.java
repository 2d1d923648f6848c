package dev.mizzen.impl.recommend;

import dev.mizzen.Document;
import dev.mizzen.impl.interact.IdTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Texts and metadata of items, by ordinal, as far as they were given. Immutable. */
public final class Catalogue {
  private final IdTable items;
  private final Map<Integer, Document> documents;

  private Catalogue(IdTable items, Map<Integer, Document> documents) {
    this.items = items;
    this.documents = documents;
  }

  /**
   * The documents of items.
   *
   * @param items all that there are
   * @param documents one at most for each item
   * @throws IllegalArgumentException if two documents have the same id
   */
  public static Catalogue of(IdTable items, Iterable<Document> documents) {
    Map<Integer, Document> byOrdinal = new HashMap<>();
    for (Document document : documents) {
      if (byOrdinal.put(items.ordinal(document.id()), document) != null) {
        throw new IllegalArgumentException("the item '" + document.id() + "' is given twice");
      }
    }
    return new Catalogue(items, byOrdinal);
  }

  /** The ids of all items. */
  public IdTable items() {
    return items;
  }

  /** How many items have a document. */
  public int described() {
    return documents.size();
  }

  /** The document of an item, if there is one. */
  public Optional<Document> document(int item) {
    return Optional.ofNullable(documents.get(item));
  }

  /** The item's title; its id if there is none. */
  public String title(int item) {
    return document(item)
        .map(document -> document.texts().get(Document.TITLE))
        .filter(title -> !title.isBlank())
        .orElse(items.id(item));
  }
}
