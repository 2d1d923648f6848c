package dev.mizzen.impl.interact;

import dev.mizzen.error.ModelException;
import dev.mizzen.impl.tensor.JsonFile;
import dev.mizzen.impl.tensor.TensorFile;
import dev.mizzen.kernels.graph.CsrGraph;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Interactions as arrays of a file: {@code history.starts} and {@code history.items} in compressed
 * rows, and {@code history.weights} and {@code history.times} unless all are alike.
 */
public final class TableArrays {
  private static final String STARTS = "history.starts";
  private static final String ITEMS = "history.items";
  private static final String WEIGHTS = "history.weights";
  private static final String TIMES = "history.times";

  private TableArrays() {}

  /** The arrays by name. */
  public static Map<String, Object> of(InteractionTable table) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put(STARTS, table.graph().starts());
    arrays.put(ITEMS, table.graph().neighbours());
    if (table.weights() != null) {
      arrays.put(WEIGHTS, table.weights());
    }
    if (table.times() != null) {
      arrays.put(TIMES, table.times());
    }
    return arrays;
  }

  /**
   * The table of a file's arrays.
   *
   * @throws ModelException if they do not fit the ids or each other
   */
  public static InteractionTable read(Path file, IdTable users, IdTable items, TensorFile arrays) {
    int[] starts = arrays.ints(STARTS);
    JsonFile.require(
        starts.length == users.size() + 1,
        file,
        "has histories of " + (starts.length - 1) + " users instead of " + users.size());
    try {
      return InteractionTable.of(
          users,
          items,
          CsrGraph.of(items.size(), starts, arrays.ints(ITEMS)),
          arrays.has(WEIGHTS) ? arrays.floats(WEIGHTS) : null,
          arrays.has(TIMES) ? arrays.longs(TIMES) : null);
    } catch (IllegalArgumentException e) {
      throw new ModelException(file + " does not hold histories: " + e.getMessage(), e);
    }
  }
}
