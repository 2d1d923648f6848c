package dev.mizzen;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A typed value in a document's metadata; filters, sorting and facets depend on its type. */
public sealed interface MetadataValue {
  /** A whole string, compared unit by unit; not searched as text. */
  static MetadataValue of(String value) {
    return new Keyword(value);
  }

  /** A whole number. */
  static MetadataValue of(long value) {
    return new Whole(value);
  }

  /** A finite real number. */
  static MetadataValue of(double value) {
    return new Real(value);
  }

  /** True or false. */
  static MetadataValue of(boolean value) {
    return new Flag(value);
  }

  /** A moment, kept to the millisecond. */
  static MetadataValue of(Instant value) {
    return new Moment(value);
  }

  /** Several values of one type; a filter matches if it matches any of them. */
  static MetadataValue of(List<? extends MetadataValue> values) {
    return new Several(List.copyOf(values));
  }

  /**
   * See {@link MetadataValue#of(String)}.
   *
   * @param value the string
   */
  record Keyword(String value) implements MetadataValue {
    /** Refuses null. */
    public Keyword {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * See {@link MetadataValue#of(long)}.
   *
   * @param value the number
   */
  record Whole(long value) implements MetadataValue {}

  /**
   * See {@link MetadataValue#of(double)}.
   *
   * @param value the number
   */
  record Real(double value) implements MetadataValue {
    /** Refuses NaN and infinities. */
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("metadata number " + value + " is not finite");
      }
    }
  }

  /**
   * See {@link MetadataValue#of(boolean)}.
   *
   * @param value the flag
   */
  record Flag(boolean value) implements MetadataValue {}

  /**
   * See {@link MetadataValue#of(Instant)}.
   *
   * @param value the moment
   */
  record Moment(Instant value) implements MetadataValue {
    /** Cuts to milliseconds, which is what the index keeps. */
    public Moment {
      value = Instant.ofEpochMilli(value.toEpochMilli());
    }
  }

  /**
   * See {@link MetadataValue#of(List)}.
   *
   * @param values of one type, none of them {@code Several}
   */
  record Several(List<MetadataValue> values) implements MetadataValue {
    /** Refuses mixed types and nesting. */
    public Several {
      values = List.copyOf(values);
      if (values.stream().map(Object::getClass).distinct().count() > 1
          || values.stream().anyMatch(Several.class::isInstance)) {
        throw new IllegalArgumentException("several values must have one plain type: " + values);
      }
    }
  }
}
