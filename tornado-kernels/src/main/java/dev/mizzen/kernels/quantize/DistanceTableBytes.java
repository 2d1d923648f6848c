package dev.mizzen.kernels.quantize;

/**
 * Distance tables of 16 centroids with each entry as one byte, in the order that a fast scan loads
 * into registers: {@code [Q × paddedSubspaces × 16]}, where padding entries are 0.
 *
 * <p>With {@code minⱼ} the least entry of subspace j, and {@code scale = maxⱼ (maxⱼ − minⱼ) / 255}
 * (but a normal float), an entry t becomes {@code round((t − minⱼ) / scale)}, an unsigned byte. A
 * sum S of m entries stands for the distance {@code bias + scale·S}, {@code bias = Σⱼ minⱼ}, which
 * is within {@link #errorBound} of the sum of the float entries: half a step for each subspace.
 * (André, Kermarrec and Le Scouarnec, Cache Locality is not Enough, VLDB 2015, quantize tables so.)
 *
 * <p>A buffer: it may be filled again and again without allocation. Not for two threads at once
 * while one of them fills it.
 */
public final class DistanceTableBytes {
  /** The entries for one subspace: codes of 4 bits. */
  public static final int CENTROIDS = 16;

  /** 256 · 255 still fits a sum of 16 bits. */
  public static final int MAX_SUBSPACES = 256;

  private static final int LEVELS = 255;

  private final int queries;
  private final int subspaces;
  private final byte[] bytes;
  private final float[] scales;
  private final double[] biases;

  /**
   * Room for the tables of some queries, all zero.
   *
   * @throws IllegalArgumentException if {@code subspaces} is not 1 to 256, or there are no queries
   */
  public DistanceTableBytes(int queries, int subspaces) {
    if (queries < 1) {
      throw new IllegalArgumentException("needs at least one query, got " + queries);
    }
    this.subspaces = checkSubspaces(subspaces);
    this.queries = queries;
    bytes = new byte[Math.multiplyExact(queries, tableBytes(subspaces))];
    scales = new float[queries];
    biases = new double[queries];
  }

  static int checkSubspaces(int subspaces) {
    if (subspaces < 1 || subspaces > MAX_SUBSPACES) {
      throw new IllegalArgumentException(
          "subspaces must be 1 to " + MAX_SUBSPACES + ", got " + subspaces);
    }
    return subspaces;
  }

  /** The bytes of one query's table: subspaces come in fours, as many as 512 bits hold. */
  public static int tableBytes(int subspaces) {
    return (subspaces + 3) / 4 * 4 * CENTROIDS;
  }

  /**
   * Quantizes the float tables of all queries. Cost O(Q·m).
   *
   * @param tables {@code [Q × m × 16]}, finite, as are the differences within a subspace
   * @throws IllegalArgumentException if the length is another one
   */
  public void set(float[] tables) {
    ScanChecks.length("tables", tables.length, (long) queries * subspaces * CENTROIDS);
    for (int q = 0; q < queries; q++) {
      set(q, tables, q * subspaces * CENTROIDS);
    }
  }

  private void set(int q, float[] tables, int from) {
    double bias = 0;
    float range = 0;
    for (int j = 0; j < subspaces; j++) {
      float least = least(tables, from + j * CENTROIDS);
      bias += least;
      range = Math.max(range, greatest(tables, from + j * CENTROIDS) - least);
    }
    // A subnormal step would be too coarse a float to divide by.
    float scale = Math.max(range / LEVELS, Float.MIN_NORMAL);
    biases[q] = bias;
    scales[q] = scale;
    int to = q * tableBytes(subspaces);
    for (int j = 0; j < subspaces; j++) {
      float least = least(tables, from + j * CENTROIDS);
      for (int c = 0; c < CENTROIDS; c++) {
        bytes[to + j * CENTROIDS + c] = quantize(tables[from + j * CENTROIDS + c] - least, scale);
      }
    }
  }

  private static byte quantize(float above, float scale) {
    return (byte) Math.min(LEVELS, (int) (above / scale + 0.5f));
  }

  private static float least(float[] tables, int from) {
    float least = tables[from];
    for (int c = 1; c < CENTROIDS; c++) {
      least = Math.min(least, tables[from + c]);
    }
    return least;
  }

  private static float greatest(float[] tables, int from) {
    float greatest = tables[from];
    for (int c = 1; c < CENTROIDS; c++) {
      greatest = Math.max(greatest, tables[from + c]);
    }
    return greatest;
  }

  /** The number of queries. */
  public int queries() {
    return queries;
  }

  /** The number of subspaces, padding not counted. */
  public int subspaces() {
    return subspaces;
  }

  /** The entries themselves, for kernels: unsigned, {@code [Q × tableBytes(m)]}. Not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The distance that a sum of entries of query {@code q} stands for. */
  public float distance(int q, int sum) {
    return (float) (biases[q] + (double) scales[q] * sum);
  }

  /**
   * How far, before the last rounding to float, {@link #distance} may be from the sum of the float
   * entries: {@code m·scale·(½ + 2⁻¹²)}; the division and the addition before rounding account for
   * the second term.
   */
  public double errorBound(int q) {
    return subspaces * (double) scales[q] * (0.5 + 0x1p-12);
  }
}
