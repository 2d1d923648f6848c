package dev.mizzen.impl.index.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the items of a bulk, and why there are no more.
 *
 * @param items in order
 * @param failure what ends the bulk after these items; null if it goes on
 */
record Chunk<T>(List<T> items, @Nullable RuntimeException failure) {
  Chunk {
    items = List.copyOf(items);
  }
}
