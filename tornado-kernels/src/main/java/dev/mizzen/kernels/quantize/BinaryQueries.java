package dev.mizzen.kernels.quantize;

import java.util.Arrays;

/**
 * Queries for {@link BinaryScanKernel#estimate}: rotated as the codes are, and quantized to 4 bits
 * (RaBitQ: Gao and Long, SIGMOD 2024, arXiv:2405.12497, section 3.3).
 *
 * <p>With {@code q = P(query − c)}, least value l and step {@code Δ = (max q − l) / 15}, value i
 * becomes {@code uᵢ = ⌊(qᵢ − l) / Δ + ρᵢ⌋} with {@code ρᵢ} random in [0, 1), so that rounding has
 * no bias. Then {@code ⟨x̄, q⟩ ≈ (2Δ·S + 2l·b − Δ·Σu − D·l) / √D}, where b bits of a code are set
 * and {@code S = Σ uᵢ} over them, an exact integer: four bit planes of u, and a count of bits for
 * each.
 *
 * <p>A buffer: it may be filled again and again without allocation. Not for two threads at once
 * while one of them fills it.
 */
public final class BinaryQueries {
  /** Bits of a query's value. */
  public static final int PLANES = 4;

  private static final int LEVELS = 15;

  private final BinaryEncoder encoder;
  private final int queries;
  private final int words;
  private final long[] planes;
  private final float[] terms;
  private final double[] norms;
  private final double[] steps;
  private final float[] centered;
  private final float[] rotated;

  /**
   * Room for some queries, all zero.
   *
   * @throws IllegalArgumentException if {@code queries} is less than 1
   */
  public BinaryQueries(BinaryEncoder encoder, int queries) {
    if (queries < 1) {
      throw new IllegalArgumentException("needs at least one query, got " + queries);
    }
    this.encoder = encoder;
    this.queries = queries;
    words = encoder.rotation().size() / 64;
    planes = new long[Math.multiplyExact(queries, PLANES * words)];
    terms = new float[Math.multiplyExact(queries, 4)];
    norms = new double[queries];
    steps = new double[queries];
    centered = new float[encoder.rotation().dimension()];
    rotated = new float[encoder.rotation().size()];
  }

  /**
   * Quantizes all queries. Cost O(Q·D log D).
   *
   * @param vectors {@code [Q × dimension]}, row-major, finite
   * @param seed of the random rounding
   * @throws IllegalArgumentException if the length is another one
   */
  public void set(float[] vectors, long seed) {
    int dimension = encoder.rotation().dimension();
    ScanChecks.length("vectors", vectors.length, (long) queries * dimension);
    for (int q = 0; q < queries; q++) {
      double product = encoder.center(vectors, q * dimension, centered);
      encoder.rotation().rotate(centered, 0, rotated);
      set(q, product, seed);
    }
  }

  private void set(int q, double product, long seed) {
    float least = rotated[0];
    float greatest = rotated[0];
    double square = 0;
    for (float value : rotated) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      square += (double) value * value;
    }
    double step = ((double) greatest - least) / LEVELS;
    long sum = quantize(q, least, step, seed);
    int size = rotated.length;
    double root = Math.sqrt(size);
    terms[4 * q] = (float) (2 * step / root);
    terms[4 * q + 1] = (float) (2 * least / root);
    terms[4 * q + 2] = (float) (-(step * sum + (double) size * least) / root);
    boolean euclidean = encoder.metric() == DistanceTableMetric.SQUARED_EUCLIDEAN;
    terms[4 * q + 3] = (float) (euclidean ? square : encoder.centroidSquare() - product);
    norms[q] = Math.sqrt(square);
    steps[q] = step;
  }

  /** Writes the bit planes of a query; the sum of its values. */
  private long quantize(int q, float least, double step, long seed) {
    int first = q * PLANES * words;
    Arrays.fill(planes, first, first + PLANES * words, 0);
    long sum = 0;
    for (int i = 0; i < rotated.length; i++) {
      double random = (mixed(seed, (long) q * rotated.length + i) >>> 11) * 0x1p-53;
      long u = step == 0 ? 0 : Math.min(LEVELS, (long) ((rotated[i] - least) / step + random));
      sum += u;
      for (int plane = 0; plane < PLANES; plane++) {
        planes[first + plane * words + i / 64] |= ((u >>> plane) & 1) << i;
      }
    }
    return sum;
  }

  /** Number {@code i} of a seed's stream (SplitMix64: Steele, Lea and Flood, OOPSLA 2014). */
  private static long mixed(long seed, long i) {
    long z = seed + (i + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The number of queries. */
  public int queries() {
    return queries;
  }

  /** The dimensions of the codes that fit. */
  public int size() {
    return words * 64;
  }

  /** The bit planes, for kernels: {@code [Q × 4 × words]}, lowest bit first. Not a copy. */
  public long[] planes() {
    return planes;
  }

  /**
   * The estimate that {@link BinaryScanKernel#estimate} defines, from its integer part.
   *
   * @param sum S, the inner product of the query's values and the vector's bits
   */
  public float estimate(int q, BinaryCodes codes, int v, long sum) {
    float product = terms[4 * q] * sum + terms[4 * q + 1] * codes.factor(v, 2) + terms[4 * q + 2];
    return codes.factor(v, 0) + terms[4 * q + 3] + codes.factor(v, 1) * product;
  }

  /**
   * How far an estimate may be from the distance, but for a probability that shrinks as {@code
   * exp(−c·deviations²)} (RaBitQ, theorem 3.2, and Hoeffding's bound for the rounding of the
   * query): {@code deviations · (‖q‖·error(v) + Δ/2·|factor(v)|)}. Rounding of floats comes on top.
   *
   * @param deviations 1.9 in the paper; 3 leaves about one in a thousand outside
   */
  public double errorBound(int q, BinaryCodes codes, int v, double deviations) {
    double rounding = steps[q] / 2 * Math.abs(codes.factor(v, 1));
    return deviations * (norms[q] * codes.factor(v, 3) + rounding);
  }
}
