package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains residual quantizers level by level: k-means on what the levels before left; at the last
 * level, if asked, a k-means for each group of rows (hierarchical, not of equal sizes). The same
 * seed gives the same codebooks on every backend. Immutable; safe for use by many threads.
 */
public final class ResidualQuantizerTrainer {
  private final KernelBackend backend;
  private final Workers workers;
  private final ResidualQuantizerOptions options;

  /** A trainer on the kernels of {@code backend}. */
  public ResidualQuantizerTrainer(
      KernelBackend backend, Workers workers, ResidualQuantizerOptions options) {
    this.backend = backend;
    this.workers = workers;
    this.options = options;
  }

  /**
   * Trains on rows, or on a sample of them.
   *
   * @param listener hears of finished levels, phase {@code "residual"}
   * @throws IllegalArgumentException if there are fewer rows than centroids of a level, or a value
   *     is not finite
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public ResidualQuantizer train(TokenRows rows, ProgressListener listener) {
    int largest = options.sizes().stream().mapToInt(Integer::intValue).max().orElseThrow();
    KMeansOptions kMeans = options.kMeans();
    TrainingRows points =
        TrainingRows.sample(rows, largest, kMeans.pointsPerCentroid(), kMeans.seed());
    List<ResidualLevel> levels = new ArrayList<>();
    for (int l = 0; l < options.sizes().size(); l++) {
      levels.add(level(points, levels));
      listener.onProgress("residual", l + 1, options.sizes().size());
    }
    return quantizer(levels, points.dimension());
  }

  private ResidualLevel level(TrainingRows points, List<ResidualLevel> before) {
    int l = before.size();
    int size = options.sizes().get(l);
    KMeansOptions kMeans =
        options
            .kMeans()
            .withClusters(size)
            .withSeed(Randomness.seed(options.kMeans().seed(), 4096 + l));
    int[] codes = new int[points.count() * l];
    TrainingRows left = l == 0 ? points : residuals(points, before, codes);
    boolean grouped = l > 0 && l == options.sizes().size() - 1;
    int parent = grouped ? options.last().parent(l) : l;
    if (parent == l) {
      KMeansModel model = new KMeans(backend, workers, kMeans).train(left, ProgressListener.NONE);
      return ResidualLevel.single(model.table(), points.dimension(), l);
    }
    return new GroupedKMeans(backend, workers, kMeans)
        .train(left, groups(codes, l, parent), groupCount(parent, l), parent);
  }

  private TrainingRows residuals(TrainingRows points, List<ResidualLevel> before, int[] codes) {
    float[] left = new float[points.values().length];
    quantizer(before, points.dimension()).encode(points.rows(), codes, left);
    return new TrainingRows(left, points.dimension());
  }

  private ResidualQuantizer quantizer(List<ResidualLevel> levels, int dimension) {
    return ResidualQuantizer.copyOf(
        new ResidualTables(levels, dimension, options.renormalised()), backend, workers);
  }

  private int[] groups(int[] codes, int levels, int parent) {
    int[] groups = new int[codes.length / levels];
    for (int i = 0; i < groups.length; i++) {
      for (int l = parent; l < levels; l++) {
        groups[i] = groups[i] * options.sizes().get(l) + codes[i * levels + l];
      }
    }
    return groups;
  }

  private int groupCount(int parent, int last) {
    int count = 1;
    for (int l = parent; l < last; l++) {
      count = Math.multiplyExact(count, options.sizes().get(l));
    }
    return count;
  }
}
