package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.write.DocumentCheck;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Turns filters into Lucene queries that never leave one tenant. Immutable. */
public final class FilterCompiler {
  private final Map<String, MetadataType> types;
  private final String tenant;

  /** For the documents of {@code tenant}. */
  public FilterCompiler(Map<String, MetadataType> types, String tenant) {
    this.types = types;
    this.tenant = tenant;
  }

  /**
   * The tenant's documents that pass {@code filter}.
   *
   * @throws IllegalArgumentException if a value has another type than the field
   */
  public Query scoped(Optional<Filter> filter) {
    Query own = new TermQuery(IndexLayout.tenantTerm(tenant));
    return filter.<Query>map(f -> all(List.of(own, compile(f)))).orElse(own);
  }

  /**
   * As {@link #scoped}, but empty if that is every document of {@code reader}: then searches need
   * no filter at all.
   */
  public Optional<Query> scoped(Optional<Filter> filter, IndexReader reader) throws IOException {
    Query scoped = scoped(filter);
    boolean alone = reader.docFreq(IndexLayout.tenantTerm(tenant)) == reader.maxDoc();
    if (alone) {
      return filter.map(this::compile);
    }
    return Optional.of(scoped);
  }

  private Query compile(Filter filter) {
    return switch (filter) {
      case Filter.In in -> in(in);
      case Filter.Range range -> range(range);
      case Filter.Exists exists ->
          types.containsKey(exists.field())
              ? new FieldExistsQuery(IndexLayout.metadata(exists.field()))
              : new MatchNoDocsQuery("no document has the field");
      case Filter.Ids ids -> ids(ids.ids());
      case Filter.Parent parent -> parent(parent.parentId());
      case Filter.And and -> all(and.filters().stream().map(this::compile).toList());
      case Filter.Or or -> any(or.filters().stream().map(this::compile).toList());
      case Filter.Not not -> not(compile(not.filter()));
    };
  }

  private Query in(Filter.In in) {
    List<MetadataValue> values = in.values();
    if (values.isEmpty() || !isKnown(in.field(), values.getFirst())) {
      return new MatchNoDocsQuery("no such value");
    }
    String field = IndexLayout.metadata(in.field());
    return switch (MetadataType.of(values.getFirst())) {
      case KEYWORD, FLAG ->
          KeywordField.newSetQuery(
              field, values.stream().map(v -> new BytesRef(Operands.text(v))).toList());
      case WHOLE, MOMENT ->
          LongField.newSetQuery(field, values.stream().mapToLong(Operands::whole).toArray());
      case REAL ->
          DoubleField.newSetQuery(field, values.stream().mapToDouble(Operands::real).toArray());
    };
  }

  private Query range(Filter.Range range) {
    MetadataValue end = range.from().or(range::to).orElseThrow();
    if (!isKnown(range.field(), end)) {
      return new MatchNoDocsQuery("no such value");
    }
    String field = IndexLayout.metadata(range.field());
    return switch (MetadataType.of(end)) {
      case KEYWORD, FLAG ->
          TermRangeQuery.newStringRange(
              field,
              range.from().map(Operands::text).orElse(null),
              range.to().map(Operands::text).orElse(null),
              true,
              true);
      case WHOLE, MOMENT ->
          LongField.newRangeQuery(
              field,
              range.from().map(Operands::whole).orElse(Long.MIN_VALUE),
              range.to().map(Operands::whole).orElse(Long.MAX_VALUE));
      case REAL ->
          DoubleField.newRangeQuery(
              field,
              range.from().map(Operands::real).orElse(Double.NEGATIVE_INFINITY),
              range.to().map(Operands::real).orElse(Double.POSITIVE_INFINITY));
    };
  }

  private boolean isKnown(String field, MetadataValue value) {
    MetadataType type = types.get(field);
    if (type != null && type != MetadataType.of(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "metadata field '%s' holds values of type %s, but the filter compares it with %s %s",
              field,
              type,
              MetadataType.of(value),
              value));
    }
    return type != null;
  }

  private static Query parent(String id) {
    DocumentCheck.id(id);
    return new TermQuery(IndexLayout.parentTerm(id));
  }

  /** A document by its own id, or all its windows by the id that it was written with. */
  private Query ids(List<String> ids) {
    ids.forEach(DocumentCheck::id);
    List<BytesRef> keys =
        ids.stream().map(id -> new BytesRef(IndexLayout.key(tenant, id))).toList();
    return any(
        List.of(
            new TermInSetQuery(IndexLayout.KEY, keys),
            new TermInSetQuery(IndexLayout.SOURCE, keys)));
  }

  private static Query all(List<Query> queries) {
    if (queries.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    return combine(queries, Occur.FILTER);
  }

  private static Query any(List<Query> queries) {
    if (queries.isEmpty()) {
      return new MatchNoDocsQuery("any of nothing");
    }
    return new ConstantScoreQuery(combine(queries, Occur.SHOULD));
  }

  private static Query not(Query query) {
    return new BooleanQuery.Builder()
        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private static Query combine(List<Query> queries, Occur occur) {
    if (queries.size() > IndexSearcher.getMaxClauseCount()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a filter of %d parts is too large, the most is %d; use Filter.in(...) for many"
                  + " values",
              queries.size(),
              IndexSearcher.getMaxClauseCount()));
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    queries.forEach(query -> all.add(query, occur));
    return all.build();
  }
}
