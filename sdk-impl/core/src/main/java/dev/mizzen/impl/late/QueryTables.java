package dev.mizzen.impl.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import dev.mizzen.kernels.quantize.DistanceTables;

/**
 * The products of each query token with all codewords, as bytes in steps that all tokens of the
 * query share, so that scores are whole numbers of steps: they add up to the same sum in any order.
 *
 * <p>The score of token t in a list is {@code imputed + step · (base + Σⱼ byte[j][code(t, j)])}
 * with {@code base = round((⟨q, c⟩ + Σⱼ minⱼ − imputed) / step)}, within {@code step·(m + 1)·(½ +
 * 2⁻¹²)} of the sum of the float tables. Kept from search to search; not safe for use by many
 * threads.
 */
final class QueryTables {
  private static final int LEVELS = 255;

  /** Above the sum of all scores of a document in steps. */
  private static final double MOST_STEPS = 1 << 29;

  private final DistanceTables kernel;
  private float[] tables = new float[0];
  private byte[] bytes = new byte[0];
  private float[] negated = new float[0];
  private float[] lows = new float[0];
  private double[] least = new double[0];
  private double[] floors = new double[0];
  private int[] offsets = new int[0];
  private int subspaces;
  private double step;

  QueryTables(KernelBackend backend, Workers workers) {
    this.kernel = new DistanceTables(backend.distanceTables(workers));
  }

  /** Makes the tables of a query whose lists are known. */
  void set(float[] query, LateCodebook codebook, Probes probes) {
    subspaces = codebook.subspaces();
    int tokens = probes.tokens();
    int cells = subspaces * LateCodebook.CODEWORDS;
    if (tables.length != tokens * cells || least.length != tokens) {
      tables = new float[tokens * cells];
      bytes = new byte[tokens * DistanceTableBytes.tableBytes(subspaces)];
      lows = new float[tokens * subspaces];
      least = new double[tokens];
      floors = new double[tokens];
      offsets = new int[tokens];
    }
    if (negated.length != query.length) {
      negated = new float[query.length];
    }
    for (int k = 0; k < query.length; k++) {
      negated[k] = -query[k];
    }
    kernel.tables(
        DistanceTableMetric.NEGATIVE_INNER_PRODUCT,
        negated,
        codebook.codewordTable().centroids(),
        subspaces,
        LateCodebook.CODEWORDS,
        tables);
    float widest = 0;
    double steps = 0;
    for (int i = 0; i < tokens; i++) {
      double sum = 0;
      double range = 0;
      for (int j = 0; j < subspaces; j++) {
        float width = range(i * subspaces + j);
        sum += lows[i * subspaces + j];
        range += width;
        widest = Math.max(widest, width);
      }
      least[i] = sum;
      floors[i] = floor(probes, i);
      steps += Math.max(0, best(probes, i) + sum + range - floors[i]);
    }
    step = Math.max(Math.max(widest / LEVELS, steps / MOST_STEPS), Float.MIN_NORMAL);
    int offset = 0;
    for (int i = 0; i < tokens; i++) {
      quantize(i);
      offsets[i] = offset;
      offset += (int) Math.max(0, base(i, best(probes, i)) + (long) LEVELS * subspaces);
    }
  }

  /** What is imputed, or below all scores if nothing is. */
  private double floor(Probes probes, int token) {
    float imputed = probes.imputed(token);
    if (imputed != Float.NEGATIVE_INFINITY) {
      return imputed;
    }
    double lowest = probes.score(token, probes.probes() - 1) + least[token];
    return lowest - Math.max(1e-3, Math.abs(lowest) * 1e-3);
  }

  private static float best(Probes probes, int token) {
    return probes.score(token, 0);
  }

  private void quantize(int token) {
    int to = token * DistanceTableBytes.tableBytes(subspaces);
    for (int j = 0; j < subspaces; j++) {
      float low = lows[token * subspaces + j];
      for (int c = 0; c < LateCodebook.CODEWORDS; c++) {
        int at = j * LateCodebook.CODEWORDS + c;
        double above = (tables[token * subspaces * LateCodebook.CODEWORDS + at] - low) / step;
        bytes[to + at] = (byte) Math.min(LEVELS, (int) (above + 0.5));
      }
    }
  }

  /** Keeps the least entry of a part, and returns how far the greatest lies above it. */
  private float range(int part) {
    int at = part * LateCodebook.CODEWORDS;
    float low = tables[at];
    float high = low;
    for (int c = 1; c < LateCodebook.CODEWORDS; c++) {
      float entry = tables[at + c];
      low = Math.min(low, entry);
      high = Math.max(high, entry);
    }
    lows[part] = low;
    return high - low;
  }

  /** The tables, unsigned, {@code [Q × tableBytes(m)]}. */
  byte[] bytes() {
    return bytes;
  }

  /** The steps of a list's centroid above what is imputed, without those of codes. */
  int base(int token, float centroidScore) {
    return (int) Math.rint((centroidScore + least[token] - floors[token]) / step);
  }

  /** The steps that all query tokens before this one can add at most. */
  int offset(int token) {
    return offsets[token];
  }

  /** The score of a document that got so many steps above what is imputed. */
  float score(int tokens, int steps) {
    double sum = 0;
    for (int i = 0; i < tokens; i++) {
      sum += floors[i];
    }
    return (float) (sum + step * steps);
  }

  /** The width of a step. */
  double step() {
    return step;
  }
}
