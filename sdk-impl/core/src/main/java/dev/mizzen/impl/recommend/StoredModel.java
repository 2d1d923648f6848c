package dev.mizzen.impl.recommend;

import dev.mizzen.error.ModelException;
import dev.mizzen.impl.tensor.TensorFile;
import java.nio.file.Path;
import java.util.Map;

/** Settings and arrays of a saved model, for another that begins with them. For one thread. */
public final class StoredModel implements AutoCloseable {
  private final Map<String, String> settings;
  private final TensorFile arrays;

  StoredModel(Map<String, String> settings, TensorFile arrays) {
    this.settings = settings;
    this.arrays = arrays;
  }

  /**
   * Opens a folder.
   *
   * @param model the kind that it must be of
   * @throws ModelException if it is damaged
   * @throws IllegalArgumentException if it is of another kind
   */
  public static StoredModel open(Path folder, String model) {
    return ModelFolder.open(folder, model);
  }

  /** The settings in force when it was trained. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Whether it has an array. */
  public boolean has(String name) {
    return arrays.has(SavedModel.PREFIX + name);
  }

  /** An array. */
  public float[] floats(String name) {
    return arrays.floats(SavedModel.PREFIX + name);
  }

  /** An array. */
  public int[] ints(String name) {
    return arrays.ints(SavedModel.PREFIX + name);
  }

  @Override
  public void close() {
    arrays.close();
  }
}
