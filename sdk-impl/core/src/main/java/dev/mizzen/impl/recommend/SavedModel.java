package dev.mizzen.impl.recommend;

import dev.mizzen.Embedder;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.impl.tensor.TensorFile;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import java.util.Optional;

/**
 * What a model that was saved is brought back from.
 *
 * @param interactions that it was trained on
 * @param catalogue of its items
 * @param arrays of all names that the scorer gave
 * @param backend whose kernels run
 * @param workers the threads
 * @param embedder for texts of items to come, if given
 */
public record SavedModel(
    InteractionTable interactions,
    Catalogue catalogue,
    TensorFile arrays,
    KernelBackend backend,
    Workers workers,
    Optional<Embedder> embedder) {
  /** The prefix of a scorer's arrays in the file. */
  static final String PREFIX = "model.";

  /**
   * An array of a known length.
   *
   * @throws ModelException if it is not there, or has another length
   */
  public float[] floats(String name, long length) {
    float[] values = arrays.floats(PREFIX + name);
    requireLength(name, values.length, length);
    return values;
  }

  /**
   * An array of a known length.
   *
   * @throws ModelException if it is not there, or has another length
   */
  public int[] ints(String name, long length) {
    int[] values = arrays.ints(PREFIX + name);
    requireLength(name, values.length, length);
    return values;
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return arrays.has(PREFIX + name);
  }

  /** An array of any length. */
  public float[] floats(String name) {
    return arrays.floats(PREFIX + name);
  }

  /** An array of any length. */
  public int[] ints(String name) {
    return arrays.ints(PREFIX + name);
  }

  private static void requireLength(String name, int length, long expected) {
    if (length != expected) {
      throw new ModelException(
          "the array '" + name + "' of the model has " + length + " values instead of " + expected);
    }
  }
}
