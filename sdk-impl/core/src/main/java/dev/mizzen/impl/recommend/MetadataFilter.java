package dev.mizzen.impl.recommend;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.search.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;

/**
 * A filter on items' metadata, with the meaning that it has in a search. Items without a document
 * have an id and no metadata.
 */
final class MetadataFilter {
  private final Catalogue catalogue;
  private final Filter filter;
  private final Map<String, MetadataType> types = new HashMap<>();

  /**
   * Checks the filter's values against the types of the catalogue.
   *
   * @throws IllegalArgumentException if a value has another type than the field
   */
  MetadataFilter(Catalogue catalogue, Filter filter) {
    this.catalogue = catalogue;
    this.filter = filter;
    for (int i = 0; i < catalogue.items().size(); i++) {
      catalogue
          .document(i)
          .ifPresent(
              document ->
                  document
                      .metadata()
                      .forEach((name, value) -> types.putIfAbsent(name, MetadataType.of(value))));
    }
    check(filter);
  }

  private void check(Filter part) {
    switch (part) {
      case Filter.In in -> in.values().stream().findFirst().ifPresent(v -> check(in.field(), v));
      case Filter.Range range -> check(range.field(), range.from().or(range::to).orElseThrow());
      case Filter.And and -> and.filters().forEach(this::check);
      case Filter.Or or -> or.filters().forEach(this::check);
      case Filter.Not not -> check(not.filter());
      case Filter.Exists exists -> {}
      case Filter.Ids ids -> {}
      case Filter.Parent parent -> {}
    }
  }

  private void check(String field, MetadataValue value) {
    MetadataType type = types.get(field);
    if (type != null && type != MetadataType.of(value)) {
      throw new IllegalArgumentException(
          "metadata field '"
              + field
              + "' holds values of type "
              + type
              + ", but the filter compares it with "
              + MetadataType.of(value)
              + " "
              + value);
    }
  }

  /** Whether an item passes. */
  boolean passes(int item) {
    return passes(filter, item);
  }

  private boolean passes(Filter part, int item) {
    return switch (part) {
      case Filter.In in -> any(item, in.field(), value -> in.values().contains(value));
      case Filter.Range range -> any(item, range.field(), value -> within(range, value));
      case Filter.Exists exists -> any(item, exists.field(), value -> true);
      case Filter.Ids ids -> ids.ids().contains(catalogue.items().id(item));
      case Filter.Parent parent ->
          catalogue
              .document(item)
              .flatMap(Document::parentId)
              .orElse(catalogue.items().id(item))
              .equals(parent.parentId());
      case Filter.And and -> and.filters().stream().allMatch(f -> passes(f, item));
      case Filter.Or or -> or.filters().stream().anyMatch(f -> passes(f, item));
      case Filter.Not not -> !passes(not.filter(), item);
    };
  }

  private boolean any(int item, String field, Predicate<MetadataValue> test) {
    Optional<MetadataValue> value =
        catalogue.document(item).map(document -> document.metadata().get(field));
    return value
        .map(v -> v instanceof MetadataValue.Several several ? several.values() : List.of(v))
        .orElse(List.of())
        .stream()
        .anyMatch(test);
  }

  private static boolean within(Filter.Range range, MetadataValue value) {
    return range.from().map(from -> compare(from, value) <= 0).orElse(true)
        && range.to().map(to -> compare(value, to) <= 0).orElse(true);
  }

  /** Texts by code points, as the index compares them. */
  private static int compare(MetadataValue a, MetadataValue b) {
    return switch (a) {
      case MetadataValue.Keyword k when b instanceof MetadataValue.Keyword(String other) ->
          new BytesRef(k.value()).compareTo(new BytesRef(other));
      case MetadataValue.Whole w when b instanceof MetadataValue.Whole(long other) ->
          Long.compare(w.value(), other);
      case MetadataValue.Real r when b instanceof MetadataValue.Real(double other) ->
          Double.compare(r.value(), other);
      case MetadataValue.Moment m when b instanceof MetadataValue.Moment other ->
          m.value().compareTo(other.value());
      default -> throw new IllegalStateException("types were checked before: " + a + ", " + b);
    };
  }
}
