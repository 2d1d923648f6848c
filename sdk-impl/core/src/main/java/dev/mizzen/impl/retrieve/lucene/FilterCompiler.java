package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.write.DocumentCheck;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Turns filters into Lucene queries that never leave one tenant. Immutable. */
public final class FilterCompiler extends FilterTree {
  private final String tenant;

  /** For the documents of {@code tenant}. */
  public FilterCompiler(Map<String, MetadataType> types, String tenant) {
    super(types);
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

  @Override
  protected Query in(Filter.In in, MetadataType type) {
    List<MetadataValue> values = in.values();
    String field = IndexLayout.metadata(in.field());
    return switch (type) {
      case KEYWORD, FLAG ->
          KeywordField.newSetQuery(
              field, values.stream().map(v -> new BytesRef(Operands.text(v))).toList());
      case WHOLE, MOMENT ->
          LongField.newSetQuery(field, values.stream().mapToLong(Operands::whole).toArray());
      case REAL ->
          DoubleField.newSetQuery(field, values.stream().mapToDouble(Operands::real).toArray());
    };
  }

  @Override
  protected Query range(Filter.Range range, MetadataType type) {
    String field = IndexLayout.metadata(range.field());
    return switch (type) {
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

  @Override
  protected Query exists(String field, MetadataType type) {
    return new FieldExistsQuery(IndexLayout.metadata(field));
  }

  @Override
  protected Query parent(String id) {
    DocumentCheck.id(id);
    return new TermQuery(IndexLayout.parentTerm(id));
  }

  /** A document by its own id, or all its windows by the id that it was written with. */
  @Override
  protected Query ids(List<String> ids) {
    ids.forEach(DocumentCheck::id);
    List<BytesRef> keys =
        ids.stream().map(id -> new BytesRef(IndexLayout.key(tenant, id))).toList();
    return any(
        List.of(
            new TermInSetQuery(IndexLayout.KEY, keys),
            new TermInSetQuery(IndexLayout.SOURCE, keys)));
  }
}
