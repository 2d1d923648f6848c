package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import java.util.List;
import java.util.Map;

/**
 * A model with the settings to choose from.
 *
 * @param name in tables
 * @param model id
 * @param grid settings, of which validation chooses
 * @param items what is known of the items
 * @param decided settings that the training itself decides by validation, and the final training
 *     takes over
 */
public record StudySystem(
    String name,
    String model,
    List<Map<String, String>> grid,
    List<Document> items,
    List<String> decided) {
  /** Copies the lists. */
  public StudySystem {
    grid = List.copyOf(grid);
    items = List.copyOf(items);
    decided = List.copyOf(decided);
  }

  /** Without anything that the training decides. */
  public static StudySystem of(
      String name, String model, List<Map<String, String>> grid, List<Document> items) {
    return new StudySystem(name, model, grid, items, List.of());
  }
}
