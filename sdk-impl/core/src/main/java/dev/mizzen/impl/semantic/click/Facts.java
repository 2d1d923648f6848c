package dev.mizzen.impl.semantic.click;

import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of numbers for ids: the known ones first, then others, and row 0 for whoever is in neither.
 * Ids are numbered from 1.
 */
final class Facts {
  private final List<String> ids;
  private final Map<String, Integer> rows;
  private final int known;

  /**
   * @param known how many of the ids training saw
   */
  Facts(List<String> ids, int known) {
    this.ids = List.copyOf(ids);
    this.known = known;
    rows = HashMap.newHashMap(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      rows.put(ids.get(i), i + 1);
    }
  }

  /** The same with more ids, in the order of their names. */
  Facts with(Collection<String> more) {
    List<String> all = new ArrayList<>(ids);
    more.stream().filter(id -> !rows.containsKey(id)).distinct().sorted().forEach(all::add);
    return new Facts(all, known);
  }

  /** How many ids training saw. */
  int known() {
    return known;
  }

  List<String> ids() {
    return ids;
  }

  /** How many rows there are, row 0 among them. */
  int count() {
    return ids.size() + 1;
  }

  /** The row of facts; 0 for an id that is not here. */
  int row(String id) {
    return rows.getOrDefault(id, 0);
  }

  /** The row of trained vectors that belongs to a row of facts. */
  int trained(int row) {
    return row <= known ? row : 0;
  }

  /**
   * A table of vectors, {@code [count × width]}, with zeros where there is none.
   *
   * @param before values of the first rows
   * @throws IllegalArgumentException if a vector has not {@code width} values
   */
  float[] table(String name, Map<String, Embedding> vectors, int width, float[] before) {
    float[] table = Arrays.copyOf(before, Math.multiplyExact(count(), width));
    vectors.forEach(
        (id, vector) -> {
          if (vector.dimension() != width) {
            throw new IllegalArgumentException(
                "the "
                    + name
                    + " of "
                    + id
                    + " have "
                    + vector.dimension()
                    + " values, but there should be "
                    + width);
          }
          System.arraycopy(vector.toArray(), 0, table, row(id) * width, width);
        });
    return table;
  }
}
