package dev.mizzen.impl.retrieve.page;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A place in an order: the values that entries are sorted by. Immutable by convention. */
public final class SortKey {
  private final @Nullable Object[] values;

  /** Takes {@code values} over. */
  public SortKey(@Nullable Object[] values) {
    this.values = values;
  }

  /** The values; not to be changed. */
  public @Nullable Object[] values() {
    return values;
  }

  /** The id of the entry, the last of the values. */
  public String id() {
    if (values[values.length - 1] instanceof BytesRef id) {
      return id.utf8ToString();
    }
    throw new IllegalStateException("every order ends with the id: " + this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SortKey that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
