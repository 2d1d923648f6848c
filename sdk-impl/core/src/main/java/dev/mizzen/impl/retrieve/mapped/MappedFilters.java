package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.retrieve.lucene.FilterTree;
import dev.mizzen.impl.retrieve.lucene.Operands;
import dev.mizzen.search.Filter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Turns filters into Lucene queries by what each field was indexed with: terms, points, values. */
final class MappedFilters extends FilterTree {
  private final Mapping mapping;
  private final MappedFields fields;

  MappedFilters(Mapping mapping, MappedFields fields) {
    super(mapping.types());
    this.mapping = mapping;
    this.fields = fields;
  }

  /**
   * What passes; empty for everything.
   *
   * @throws IllegalArgumentException if a field is not mapped, or was indexed with nothing that a
   *     filter can ask
   */
  Optional<Query> of(Optional<Filter> filter) {
    return filter.map(
        asked -> {
          requireMapped(asked);
          return compile(asked);
        });
  }

  private void requireMapped(Filter filter) {
    switch (filter) {
      case Filter.In in -> mapping.metadata(in.field());
      case Filter.Range range -> mapping.metadata(range.field());
      case Filter.Exists exists -> mapping.metadata(exists.field());
      case Filter.And and -> and.filters().forEach(this::requireMapped);
      case Filter.Or or -> or.filters().forEach(this::requireMapped);
      case Filter.Not not -> requireMapped(not.filter());
      case Filter.Ids ids -> {}
      case Filter.Parent parent -> {}
    }
  }

  @Override
  protected Query in(Filter.In in, MetadataType type) {
    List<MetadataValue> values = in.values();
    return of(
        mapping.metadata(in.field()),
        info ->
            switch (type) {
              case KEYWORD, FLAG ->
                  terms(info, values.stream().map(v -> new BytesRef(Operands.text(v))).toList());
              case WHOLE, MOMENT ->
                  NumberQueries.in(info, values.stream().mapToLong(Operands::whole).toArray());
              case REAL ->
                  NumberQueries.in(info, values.stream().mapToDouble(Operands::real).toArray());
            });
  }

  @Override
  protected Query range(Filter.Range range, MetadataType type) {
    return of(
        mapping.metadata(range.field()),
        info ->
            switch (type) {
              case KEYWORD, FLAG -> termRange(info, range);
              case WHOLE, MOMENT ->
                  NumberQueries.range(
                      info,
                      range.from().map(Operands::whole).orElse(Long.MIN_VALUE),
                      range.to().map(Operands::whole).orElse(Long.MAX_VALUE));
              case REAL ->
                  NumberQueries.range(
                      info,
                      range.from().map(Operands::real).orElse(Double.NEGATIVE_INFINITY),
                      range.to().map(Operands::real).orElse(Double.POSITIVE_INFINITY));
            });
  }

  @Override
  protected Query exists(String field, MetadataType type) {
    return of(mapping.metadata(field), info -> exists(info, type));
  }

  private static Query exists(FieldInfo info, MetadataType type) {
    if (info.getDocValuesType() != DocValuesType.NONE) {
      return new FieldExistsQuery(info.name);
    }
    return switch (type) {
      case KEYWORD, FLAG -> TermRangeQuery.newStringRange(info.name, null, null, true, true);
      case WHOLE, MOMENT -> NumberQueries.range(info, Long.MIN_VALUE, Long.MAX_VALUE);
      case REAL -> NumberQueries.range(info, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    };
  }

  @Override
  protected Query ids(List<String> ids) {
    return of(mapping.id(), info -> terms(info, ids.stream().map(BytesRef::new).toList()));
  }

  @Override
  protected Query parent(String id) {
    return of(mapping.parent(), info -> terms(info, List.of(new BytesRef(id))));
  }

  private Query of(String field, Function<FieldInfo, Query> query) {
    FieldInfo info = fields.info(field);
    return info == null ? new MatchNoDocsQuery("no document has " + field) : query.apply(info);
  }

  private static Query terms(FieldInfo info, List<BytesRef> values) {
    return isIndexed(info)
        ? new TermInSetQuery(info.name, values)
        : SortedSetDocValuesField.newSlowSetQuery(requireSorted(info), values);
  }

  private static Query termRange(FieldInfo info, Filter.Range range) {
    String from = range.from().map(Operands::text).orElse(null);
    String to = range.to().map(Operands::text).orElse(null);
    return isIndexed(info)
        ? TermRangeQuery.newStringRange(info.name, from, to, true, true)
        : SortedSetDocValuesField.newSlowRangeQuery(
            requireSorted(info),
            from == null ? null : new BytesRef(from),
            to == null ? null : new BytesRef(to),
            true,
            true);
  }

  private static boolean isIndexed(FieldInfo info) {
    return info.getIndexOptions() != IndexOptions.NONE;
  }

  private static String requireSorted(FieldInfo info) {
    DocValuesType type = info.getDocValuesType();
    if (type != DocValuesType.SORTED && type != DocValuesType.SORTED_SET) {
      throw new IllegalArgumentException(
          "field '" + info.name + "' has neither terms nor sorted doc values to filter by");
    }
    return info.name;
  }
}
