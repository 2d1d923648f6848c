package dev.mizzen.impl.unanswerable.probe;

/**
 * How a reader does on one question and one task.
 *
 * @param normal F1 with the whole context
 * @param probe F1 with the evidence taken apart, the mean over its partitions
 * @param conditional the mean over partitions of the lower of that partition's F1 and {@code
 *     normal}: what is reached without connecting, of what is reached at all
 * @param highest the highest of those
 */
public record TaskScore(double normal, double probe, double conditional, double highest) {
  /**
   * Of the scores of each partition.
   *
   * @param partitions F1 of at least one
   */
  static TaskScore of(double normal, double[] partitions) {
    double probe = 0;
    double conditional = 0;
    double highest = 0;
    for (double partition : partitions) {
      double lower = Math.min(partition, normal);
      probe += partition;
      conditional += lower;
      highest = Math.max(highest, lower);
    }
    int count = partitions.length;
    // The sum of equal terms may round up: the mean of the lower must not exceed the normal score.
    return new TaskScore(normal, probe / count, Math.min(normal, conditional / count), highest);
  }
}
