package dev.mizzen.impl.retrieve.mapped;

import java.util.Arrays;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.FloatPoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Queries for numbers, whichever of Lucene's fields holds them: of 64 or 32 bits. */
final class NumberQueries {
  private NumberQueries() {}

  static Query in(FieldInfo field, long[] values) {
    return switch (bytes(field)) {
      case Long.BYTES -> LongPoint.newSetQuery(field.name, values);
      case Integer.BYTES ->
          IntPoint.newSetQuery(
              field.name,
              Arrays.stream(values)
                  .filter(value -> value == (int) value)
                  .mapToInt(value -> (int) value)
                  .toArray());
      default -> SortedNumericDocValuesField.newSlowSetQuery(requireNumeric(field), values);
    };
  }

  static Query range(FieldInfo field, long from, long to) {
    return switch (bytes(field)) {
      case Long.BYTES -> LongPoint.newRangeQuery(field.name, from, to);
      case Integer.BYTES ->
          from > Integer.MAX_VALUE || to < Integer.MIN_VALUE
              ? new MatchNoDocsQuery("beyond 32 bits")
              : IntPoint.newRangeQuery(
                  field.name,
                  (int) Math.max(from, Integer.MIN_VALUE),
                  (int) Math.min(to, Integer.MAX_VALUE));
      default -> SortedNumericDocValuesField.newSlowRangeQuery(requireNumeric(field), from, to);
    };
  }

  static Query in(FieldInfo field, double[] values) {
    if (bytes(field) == Double.BYTES) {
      return DoublePoint.newSetQuery(field.name, values);
    }
    float[] narrow = new float[values.length];
    int count = 0;
    for (double value : values) {
      if (value == (float) value) {
        narrow[count++] = (float) value;
      }
    }
    return FloatPoint.newSetQuery(requireFloats(field), Arrays.copyOf(narrow, count));
  }

  static Query range(FieldInfo field, double from, double to) {
    if (bytes(field) == Double.BYTES) {
      return DoublePoint.newRangeQuery(field.name, from, to);
    }
    float low = (float) from;
    float high = (float) to;
    return FloatPoint.newRangeQuery(
        requireFloats(field),
        low < from ? Math.nextUp(low) : low,
        high > to ? Math.nextDown(high) : high);
  }

  /** Bytes of a point; 0 without points. */
  private static int bytes(FieldInfo field) {
    return field.getPointDimensionCount() == 1 ? field.getPointNumBytes() : 0;
  }

  private static String requireNumeric(FieldInfo field) {
    DocValuesType type = field.getDocValuesType();
    if (type != DocValuesType.NUMERIC && type != DocValuesType.SORTED_NUMERIC) {
      throw unusable(field, "points nor numeric doc values");
    }
    return field.name;
  }

  private static String requireFloats(FieldInfo field) {
    if (bytes(field) != Float.BYTES) {
      throw unusable(field, "points of doubles nor of floats");
    }
    return field.name;
  }

  private static IllegalArgumentException unusable(FieldInfo field, String lacking) {
    return new IllegalArgumentException(
        "field '" + field.name + "' has neither " + lacking + " to filter by");
  }
}
