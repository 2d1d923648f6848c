package dev.mizzen.impl.index;

import dev.mizzen.MetadataValue;

/**
 * The type of a metadata field, which decides its Lucene fields. One for each field of an index.
 */
public enum MetadataType {
  /** {@code KeywordField}: a term and sorted-set doc values. */
  KEYWORD,
  /** {@code LongField}: points and sorted-numeric doc values. */
  WHOLE,
  /** {@code DoubleField}: points and sorted-numeric doc values. */
  REAL,
  /** As {@link #KEYWORD}, of {@code "true"} or {@code "false"}. */
  FLAG,
  /** As {@link #WHOLE}, of the milliseconds since 1970. */
  MOMENT;

  /** Whether its Lucene fields hold numbers. */
  public boolean isNumber() {
    return this == WHOLE || this == REAL || this == MOMENT;
  }

  /**
   * The type of a single value.
   *
   * @throws IllegalArgumentException for several values
   */
  public static MetadataType of(MetadataValue value) {
    return switch (value) {
      case MetadataValue.Keyword k -> KEYWORD;
      case MetadataValue.Whole w -> WHOLE;
      case MetadataValue.Real r -> REAL;
      case MetadataValue.Flag f -> FLAG;
      case MetadataValue.Moment m -> MOMENT;
      case MetadataValue.Several s ->
          throw new IllegalArgumentException("several values have no type of their own: " + s);
    };
  }
}
