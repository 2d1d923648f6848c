package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import dev.mizzen.spi.ClickModelProvider;
import dev.mizzen.spi.Providers;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Tells how likely a user clicks on an item, and knows new items by their semantic ids: the vectors
 * of codes are shared, so what was learned of an item helps those that are like it (COINS:
 * arXiv:2510.12604). Immutable and safe for use by many threads.
 *
 * {@snippet :
 * ClickModel model =
 *     ClickModel.trainer(ClickModelShape.of(ItemRepresentation.COINS))
 *         .codes(ids, codes)
 *         .train(impressions, later, progress)
 *         .model();
 * double probability = model.score(Impression.of("ann", "a film of today"));
 * }
 */
@Incubating(since = "0.1.0")
public interface ClickModel {
  /** Starts a training. */
  static ClickModelTrainer trainer(ClickModelShape shape) {
    return new ClickModelTrainer(shape);
  }

  /**
   * Loads what {@link #save} wrote.
   *
   * @throws dev.mizzen.error.ModelException if it cannot be read, is damaged or of a version that
   *     is not known
   */
  static ClickModel load(Path folder) {
    return Providers.first(ClickModelProvider.class, Providers.CORE).load(folder);
  }

  /** The network. */
  ClickModelShape shape();

  /**
   * The probabilities of clicks, in the order of the impressions. A user or item that training did
   * not see has the vector of unknown ones; features that were not given are zeros.
   *
   * @throws IllegalArgumentException if the model uses codes or contents that it does not have of
   *     an item, or an impression's context is not as in training
   */
  float[] scores(List<Impression> impressions);

  /** The probability of one click. */
  default double score(Impression impression) {
    return scores(List.of(impression))[0];
  }

  /**
   * How much of each item's vector is its own, the gate T; 1 for a model without a gate.
   *
   * @throws IllegalArgumentException as {@link #scores}
   */
  float[] gates(List<Impression> impressions);

  /**
   * The same model with more items, or other codes, contents and features of known ones.
   *
   * @param codes of items; needed if the model uses codes
   * @param contents of items, such as vectors of their texts; needed if the model uses them
   * @param features of items; zeros where there are none
   * @throws IllegalArgumentException if one does not fit the model
   */
  ClickModel withItems(
      Map<String, SemanticId> codes,
      Map<String, Embedding> contents,
      Map<String, Embedding> features);

  /** A hash of weights and settings, in lower-case hex. */
  String sha256();

  /** Writes the model to a folder, in full or not at all. */
  void save(Path folder);
}
