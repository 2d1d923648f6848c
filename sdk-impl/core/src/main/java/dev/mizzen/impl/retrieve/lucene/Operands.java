package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.MetadataValue;

/** Values of filters in the form that the index keeps them in. */
public final class Operands {
  private Operands() {}

  /** Of a keyword or a flag. */
  public static String text(MetadataValue value) {
    return switch (value) {
      case MetadataValue.Keyword keyword -> keyword.value();
      case MetadataValue.Flag flag -> Boolean.toString(flag.value());
      default -> throw unexpected(value);
    };
  }

  /** Of a whole number or a moment, in milliseconds since 1970. */
  public static long whole(MetadataValue value) {
    return switch (value) {
      case MetadataValue.Whole whole -> whole.value();
      case MetadataValue.Moment moment -> moment.value().toEpochMilli();
      default -> throw unexpected(value);
    };
  }

  /** Of a real number. */
  public static double real(MetadataValue value) {
    if (value instanceof MetadataValue.Real real) {
      return real.value();
    }
    throw unexpected(value);
  }

  private static IllegalStateException unexpected(MetadataValue value) {
    return new IllegalStateException("types were checked before: " + value);
  }
}
