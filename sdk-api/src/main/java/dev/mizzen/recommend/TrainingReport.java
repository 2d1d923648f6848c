package dev.mizzen.recommend;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a training went.
 *
 * @param model the model's id
 * @param settings all that were in force, defaults included
 * @param users in the training data
 * @param items in the training data and catalogue
 * @param interactions distinct pairs
 * @param time on the clock
 * @param epochs one entry for each; empty for models without any
 * @param warnings about the data, such as leakage between training and validation
 */
public record TrainingReport(
    String model,
    Map<String, String> settings,
    int users,
    int items,
    long interactions,
    Duration time,
    List<Epoch> epochs,
    List<String> warnings) {
  /** Copies the collections. */
  public TrainingReport {
    settings = Map.copyOf(settings);
    epochs = List.copyOf(epochs);
    warnings = List.copyOf(warnings);
  }

  /**
   * One pass over the data.
   *
   * @param epoch from 1
   * @param loss mean training loss
   * @param validation metric values by name, such as {@code recall@20}; empty if not measured
   * @param time since the start
   */
  public record Epoch(int epoch, double loss, Map<String, Double> validation, Duration time) {
    /** Copies the map. */
    public Epoch {
      validation = Map.copyOf(validation);
    }
  }
}
