package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.index.MetadataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.jspecify.annotations.Nullable;

/** Total orders of entries: each ends with the id, so that no two entries are equal. */
public final class Ordering {
  private Ordering() {}

  /** The lowest id first. */
  public static Sort byId(FieldNames names) {
    return new Sort(id(names));
  }

  /** The highest score first. */
  public static Sort byScore(FieldNames names) {
    return new Sort(SortField.FIELD_SCORE, id(names));
  }

  private static SortField id(FieldNames names) {
    return new SortedSetSortField(names.id(), false);
  }

  /**
   * By metadata, entries without a value last; of several values, the smallest counts upwards and
   * the largest downwards. A field that no document has orders nothing.
   */
  public static Sort by(
      List<dev.mizzen.search.Sort> sort, Map<String, MetadataType> types, FieldNames names) {
    List<SortField> fields = new ArrayList<>();
    for (dev.mizzen.search.Sort by : sort) {
      MetadataType type = types.get(by.field());
      if (type != null) {
        fields.addAll(fields(names.metadata(by.field()), type, by.descending()));
      }
    }
    fields.add(id(names));
    return new Sort(fields.toArray(SortField[]::new));
  }

  /** Compares the sort values of two entries under {@code sort}. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static int compare(Sort sort, @Nullable Object[] a, @Nullable Object[] b) {
    SortField[] fields = sort.getSort();
    for (int i = 0; i < fields.length; i++) {
      FieldComparator comparator = fields[i].getComparator(1, Pruning.NONE);
      int order = comparator.compareValues(a[i], b[i]);
      if (order != 0) {
        return fields[i].getReverse() ? -order : order;
      }
    }
    return 0;
  }

  private static List<SortField> fields(String field, MetadataType type, boolean descending) {
    return switch (type) {
      case KEYWORD, FLAG -> List.of(text(field, descending));
      case WHOLE, MOMENT ->
          List.of(
              number(
                  field,
                  SortField.Type.LONG,
                  descending,
                  descending ? (Object) Long.MIN_VALUE : (Object) Long.MAX_VALUE),
              new HasValue(field).getSortField(false));
      case REAL ->
          List.of(
              number(
                  field,
                  SortField.Type.DOUBLE,
                  descending,
                  descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
    };
  }

  private static SortField text(String field, boolean descending) {
    return new SortedSetSortField(
        field,
        descending,
        descending ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN,
        descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
  }

  private static SortField number(
      String field, SortField.Type type, boolean descending, Object missing) {
    return new SortedNumericSortField(
        field,
        type,
        descending,
        descending ? SortedNumericSelector.Type.MAX : SortedNumericSelector.Type.MIN,
        missing);
  }
}
