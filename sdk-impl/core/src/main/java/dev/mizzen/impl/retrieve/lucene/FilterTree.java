package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.MetadataValue;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.search.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Puts the parts of a filter together; what a part asks of a field is for subclasses to say. */
public abstract class FilterTree {
  private final Map<String, MetadataType> types;

  /** Over metadata of these types. */
  protected FilterTree(Map<String, MetadataType> types) {
    this.types = types;
  }

  /** One of some values, at least one, of the field's type. */
  protected abstract Query in(Filter.In in, MetadataType type);

  /** In a range of values of the field's type. */
  protected abstract Query range(Filter.Range range, MetadataType type);

  /** A value at all. */
  protected abstract Query exists(String field, MetadataType type);

  /** One of some ids. */
  protected abstract Query ids(List<String> ids);

  /** A parent. */
  protected abstract Query parent(String id);

  /**
   * The documents that pass.
   *
   * @throws IllegalArgumentException if a value has another type than the field
   */
  protected final Query compile(Filter filter) {
    return switch (filter) {
      case Filter.In in ->
          in.values().isEmpty() || !isKnown(in.field(), in.values().getFirst())
              ? new MatchNoDocsQuery("no such value")
              : in(in, MetadataType.of(in.values().getFirst()));
      case Filter.Range range -> {
        MetadataValue end = range.from().or(range::to).orElseThrow();
        yield isKnown(range.field(), end)
            ? range(range, MetadataType.of(end))
            : new MatchNoDocsQuery("no such value");
      }
      case Filter.Exists exists -> {
        MetadataType type = types.get(exists.field());
        yield type == null
            ? new MatchNoDocsQuery("no document has the field")
            : exists(exists.field(), type);
      }
      case Filter.Ids ids -> ids(ids.ids());
      case Filter.Parent parent -> parent(parent.parentId());
      case Filter.And and -> all(and.filters().stream().map(this::compile).toList());
      case Filter.Or or -> any(or.filters().stream().map(this::compile).toList());
      case Filter.Not not -> not(compile(not.filter()));
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

  /** All of them. */
  protected static Query all(List<Query> queries) {
    if (queries.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    return combine(queries, Occur.FILTER);
  }

  /** Any of them. */
  protected static Query any(List<Query> queries) {
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
