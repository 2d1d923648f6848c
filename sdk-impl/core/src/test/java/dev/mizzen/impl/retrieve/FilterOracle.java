package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.search.Filter;
import java.util.List;
import java.util.Random;

/** Filters by their definition, and random ones. */
final class FilterOracle {
  private FilterOracle() {}

  static boolean passes(Filter filter, Document document) {
    return switch (filter) {
      case Filter.In in ->
          values(document, in.field()).stream().anyMatch(value -> in.values().contains(value));
      case Filter.Range range ->
          values(document, range.field()).stream().anyMatch(value -> inside(range, value));
      case Filter.Exists exists -> !values(document, exists.field()).isEmpty();
      case Filter.Ids ids -> ids.ids().contains(document.id());
      case Filter.Parent parent ->
          document.parentId().orElse(document.id()).equals(parent.parentId());
      case Filter.And and -> and.filters().stream().allMatch(f -> passes(f, document));
      case Filter.Or or -> or.filters().stream().anyMatch(f -> passes(f, document));
      case Filter.Not not -> !passes(not.filter(), document);
    };
  }

  static List<MetadataValue> values(Document document, String field) {
    MetadataValue value = document.metadata().get(field);
    return switch (value) {
      case null -> List.of();
      case MetadataValue.Several several -> several.values();
      default -> List.of(value);
    };
  }

  static int compare(MetadataValue a, MetadataValue b) {
    return switch (a) {
      case MetadataValue.Keyword k ->
          Corpus.ID_ORDER.compare(k.value(), ((MetadataValue.Keyword) b).value());
      case MetadataValue.Whole w -> Long.compare(w.value(), ((MetadataValue.Whole) b).value());
      case MetadataValue.Real r -> Double.compare(r.value(), ((MetadataValue.Real) b).value());
      case MetadataValue.Flag f -> Boolean.compare(f.value(), ((MetadataValue.Flag) b).value());
      case MetadataValue.Moment m -> m.value().compareTo(((MetadataValue.Moment) b).value());
      case MetadataValue.Several s -> throw new IllegalArgumentException("no order: " + s);
    };
  }

  private static boolean inside(Filter.Range range, MetadataValue value) {
    return range.from().map(from -> compare(value, from) >= 0).orElse(true)
        && range.to().map(to -> compare(value, to) <= 0).orElse(true);
  }

  /** A random filter over the fields of {@code corpus}, with values that occur in it. */
  static Filter random(Corpus corpus, Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 11 : 7);
    return switch (kind) {
      case 0 -> Filter.eq("kind", "k" + random.nextInt(6));
      case 1 -> Filter.in("tags", "t" + random.nextInt(7), "t" + random.nextInt(7));
      case 2 -> range(corpus, random);
      case 3 -> Filter.exists(List.of("kind", "year", "tags", "nowhere").get(random.nextInt(4)));
      case 4 -> Filter.eq("open", random.nextBoolean());
      case 5 -> Filter.ids(List.of(any(corpus, random).id(), any(corpus, random).id()));
      case 6 -> Filter.parent("parent" + random.nextInt(9));
      case 7 -> Filter.and(list(corpus, random, depth));
      case 8 -> Filter.or(list(corpus, random, depth));
      default -> Filter.not(random(corpus, random, depth - 1));
    };
  }

  private static Filter[] list(Corpus corpus, Random random, int depth) {
    Filter[] filters = new Filter[random.nextInt(4)];
    for (int i = 0; i < filters.length; i++) {
      filters[i] = random(corpus, random, depth - 1);
    }
    return filters;
  }

  private static Filter range(Corpus corpus, Random random) {
    String field = List.of("year", "price", "when", "kind", "sizes", "tags").get(random.nextInt(6));
    MetadataValue a = value(corpus, random, field);
    MetadataValue b = value(corpus, random, field);
    boolean ordered = compare(a, b) <= 0;
    return switch (random.nextInt(3)) {
      case 0 -> Filter.atLeast(field, a);
      case 1 -> Filter.atMost(field, a);
      default ->
          new Filter.Range(
              field,
              java.util.Optional.of(ordered ? a : b),
              java.util.Optional.of(ordered ? b : a));
    };
  }

  private static MetadataValue value(Corpus corpus, Random random, String field) {
    while (true) {
      List<MetadataValue> values = values(any(corpus, random), field);
      if (!values.isEmpty()) {
        return values.get(random.nextInt(values.size()));
      }
    }
  }

  private static Document any(Corpus corpus, Random random) {
    return corpus.documents.get(random.nextInt(corpus.documents.size()));
  }
}
