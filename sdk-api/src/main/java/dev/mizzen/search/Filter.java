package dev.mizzen.search;

import dev.mizzen.MetadataValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which documents may be found, by their metadata. Applied before ranking, in every mode.
 *
 * <p>Text is compared by code points. A field that no document has is like one without a value: it
 * equals nothing, lies in no range and does not exist. A value of another type than the field's is
 * refused by an {@link IllegalArgumentException} that names both types.
 *
 * {@snippet class="dev.mizzen.Snippets" region="filter"}
 */
public sealed interface Filter {
  /** The value is, or one of several values is, {@code value}. */
  static Filter eq(String field, MetadataValue value) {
    return new In(field, List.of(value));
  }

  /** The value is the keyword {@code value}. */
  static Filter eq(String field, String value) {
    return eq(field, MetadataValue.of(value));
  }

  /** The value is the whole number {@code value}. */
  static Filter eq(String field, long value) {
    return eq(field, MetadataValue.of(value));
  }

  /** The value is the real number {@code value}. */
  static Filter eq(String field, double value) {
    return eq(field, MetadataValue.of(value));
  }

  /** The value is the flag {@code value}. */
  static Filter eq(String field, boolean value) {
    return eq(field, MetadataValue.of(value));
  }

  /** The value is the moment {@code value}. */
  static Filter eq(String field, Instant value) {
    return eq(field, MetadataValue.of(value));
  }

  /** The value is one of {@code values}; with none of them, nothing matches. */
  static Filter in(String field, String... values) {
    return new In(field, Arrays.stream(values).map(MetadataValue::of).toList());
  }

  /** The value is one of {@code values}; with none of them, nothing matches. */
  static Filter in(String field, List<? extends MetadataValue> values) {
    return new In(field, List.copyOf(values));
  }

  /** The value is at least {@code from} and at most {@code to}. */
  static Filter range(String field, long from, long to) {
    return new Range(field, Optional.of(MetadataValue.of(from)), Optional.of(MetadataValue.of(to)));
  }

  /** The value is at least {@code from} and at most {@code to}. */
  static Filter range(String field, double from, double to) {
    return new Range(field, Optional.of(MetadataValue.of(from)), Optional.of(MetadataValue.of(to)));
  }

  /** The value is at least {@code from} and at most {@code to}. */
  static Filter range(String field, Instant from, Instant to) {
    return new Range(field, Optional.of(MetadataValue.of(from)), Optional.of(MetadataValue.of(to)));
  }

  /** The value is at least {@code from}. */
  static Filter atLeast(String field, MetadataValue from) {
    return new Range(field, Optional.of(from), Optional.empty());
  }

  /** The value is at most {@code to}. */
  static Filter atMost(String field, MetadataValue to) {
    return new Range(field, Optional.empty(), Optional.of(to));
  }

  /** The document has a value. */
  static Filter exists(String field) {
    return new Exists(field);
  }

  /** The document's id is one of {@code ids}, or it is a window of such a document. */
  static Filter ids(List<String> ids) {
    return new Ids(ids);
  }

  /** The document is a passage of {@code parentId}, or that document itself. */
  static Filter parent(String parentId) {
    return new Parent(parentId);
  }

  /** All of {@code filters}; with none, everything matches. */
  static Filter and(Filter... filters) {
    return new And(List.of(filters));
  }

  /** Any of {@code filters}; with none, nothing matches. */
  static Filter or(Filter... filters) {
    return new Or(List.of(filters));
  }

  /** Not {@code filter}. */
  static Filter not(Filter filter) {
    return new Not(filter);
  }

  /**
   * See {@link Filter#in(String, List)}.
   *
   * @param field the metadata field
   * @param values of one type
   */
  record In(String field, List<MetadataValue> values) implements Filter {
    /** Copies the list; refuses mixed types. */
    public In {
      values = new MetadataValue.Several(List.copyOf(values)).values();
    }
  }

  /**
   * A range, both ends included; an absent end is open.
   *
   * @param field the metadata field
   * @param from the lower end
   * @param to the upper end, of the same type
   */
  record Range(String field, Optional<MetadataValue> from, Optional<MetadataValue> to)
      implements Filter {
    /** Refuses flags and several values, ends of different types, and a range without ends. */
    public Range {
      List<MetadataValue> ends =
          java.util.stream.Stream.of(from, to).flatMap(Optional::stream).toList();
      if (ends.isEmpty()) {
        throw new IllegalArgumentException("a range of " + field + " needs at least one end");
      }
      for (MetadataValue end : ends) {
        if (end instanceof MetadataValue.Flag || end instanceof MetadataValue.Several) {
          throw new IllegalArgumentException(end + " has no order; a range needs one");
        }
        if (end.getClass() != ends.getFirst().getClass()) {
          throw new IllegalArgumentException("the ends of a range differ in type: " + ends);
        }
      }
    }
  }

  /**
   * See {@link Filter#exists}.
   *
   * @param field the metadata field
   */
  record Exists(String field) implements Filter {}

  /**
   * See {@link Filter#ids}.
   *
   * @param ids external ids
   */
  record Ids(List<String> ids) implements Filter {
    /** Copies the list. */
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /**
   * See {@link Filter#parent}.
   *
   * @param parentId external id
   */
  record Parent(String parentId) implements Filter {}

  /**
   * See {@link Filter#and}.
   *
   * @param filters all must match
   */
  record And(List<Filter> filters) implements Filter {
    /** Copies the list. */
    public And {
      filters = List.copyOf(filters);
    }
  }

  /**
   * See {@link Filter#or}.
   *
   * @param filters one must match
   */
  record Or(List<Filter> filters) implements Filter {
    /** Copies the list. */
    public Or {
      filters = List.copyOf(filters);
    }
  }

  /**
   * See {@link Filter#not}.
   *
   * @param filter must not match
   */
  record Not(Filter filter) implements Filter {}
}
