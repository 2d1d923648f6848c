package dev.mizzen.kernels.quantize;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Encodes vectors as signs after a random rotation (RaBitQ: Gao and Long, SIGMOD 2024,
 * arXiv:2405.12497).
 *
 * <p>For a vector o and a centroid c, {@code r = P(o − c)} is rotated to D dimensions, bit i is set
 * where {@code rᵢ > 0}, and {@code x̄} is the vector of {@code ±1/√D} that the bits stand for. With
 * {@code a = ⟨x̄, r⟩ / ‖r‖}, which is some 0.8, {@code ⟨r, q⟩} is estimated by {@code ‖r‖·⟨x̄, q⟩ /
 * a}: without bias over random rotations, with a standard error of {@code ‖r‖·‖q‖·√((1 − a²) /
 * (a²·(D − 1)))}. {@link BinaryQueries} describes the other side.
 *
 * <p>Immutable; safe for use by many threads. Cost O(D log D) for each vector.
 */
public final class BinaryEncoder {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong WORD =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final BinaryRotation rotation;
  private final float[] centroid;
  private final DistanceTableMetric metric;

  /**
   * An encoder.
   *
   * @param centroid the point that signs are taken around, {@code [dimension]}, finite: best the
   *     mean of the vectors
   * @param metric the distance that is to be estimated
   * @throws IllegalArgumentException if the centroid has another dimension than the rotation
   */
  public BinaryEncoder(BinaryRotation rotation, float[] centroid, DistanceTableMetric metric) {
    ScanChecks.length("centroid", centroid.length, rotation.dimension());
    this.rotation = rotation;
    this.centroid = centroid.clone();
    this.metric = metric;
  }

  /** Turns vectors to D dimensions. */
  public BinaryRotation rotation() {
    return rotation;
  }

  DistanceTableMetric metric() {
    return metric;
  }

  /** Writes {@code vector − centroid}, and gives the inner product of vector and centroid. */
  double center(float[] vectors, int from, float[] centered) {
    double product = 0;
    for (int i = 0; i < centroid.length; i++) {
      centered[i] = vectors[from + i] - centroid[i];
      product += (double) vectors[from + i] * centroid[i];
    }
    return product;
  }

  /** {@code ‖centroid‖²}. */
  double centroidSquare() {
    double square = 0;
    for (float value : centroid) {
      square += (double) value * value;
    }
    return square;
  }

  /**
   * Encodes rows into arrays of their own.
   *
   * @param rows {@code [n × dimension]}, row-major, finite
   * @throws IllegalArgumentException if {@code rows} are not whole rows
   */
  public BinaryCodes encode(float[] rows) {
    int count = ScanChecks.queries(rows.length, rotation.dimension());
    byte[] bits = new byte[Math.multiplyExact(count, rotation.size() / 8)];
    byte[] factors = new byte[Math.multiplyExact(count, BinaryCodes.FACTORS * Float.BYTES)];
    BinaryCodes codes =
        new BinaryCodes(
            MemorySegment.ofArray(bits), MemorySegment.ofArray(factors), rotation.size());
    encode(rows, codes);
    return codes;
  }

  /**
   * Encodes rows into memory of the caller.
   *
   * @param rows {@code [n × dimension]}, row-major, finite
   * @param codes room for n vectors, with factors, written in full
   * @throws IllegalArgumentException if a size does not fit the others
   */
  public void encode(float[] rows, BinaryCodes codes) {
    int count = ScanChecks.queries(rows.length, rotation.dimension());
    ScanChecks.length("codes", codes.count(), count);
    ScanChecks.length("size of codes", codes.size(), rotation.size());
    ScanChecks.length(
        "factors", codes.factors().byteSize() / Float.BYTES, (long) count * BinaryCodes.FACTORS);
    float[] centered = new float[rotation.dimension()];
    float[] rotated = new float[rotation.size()];
    for (int v = 0; v < count; v++) {
      double product = center(rows, v * rotation.dimension(), centered);
      rotation.rotate(centered, 0, rotated);
      int set = writeBits(rotated, codes, v);
      writeFactors(rotated, product, set, codes, v);
    }
  }

  private static int writeBits(float[] rotated, BinaryCodes codes, int v) {
    int set = 0;
    for (int w = 0; w < codes.words(); w++) {
      long word = 0;
      for (int i = 0; i < 64; i++) {
        word |= (rotated[w * 64 + i] > 0 ? 1L : 0) << i;
      }
      codes.bits().set(WORD, ((long) v * codes.words() + w) * Long.BYTES, word);
      set += Long.bitCount(word);
    }
    return set;
  }

  private void writeFactors(float[] rotated, double product, int set, BinaryCodes codes, int v) {
    double square = 0;
    double absolute = 0;
    for (float value : rotated) {
      square += (double) value * value;
      absolute += Math.abs(value);
    }
    double norm = Math.sqrt(square);
    // ⟨x̄, r⟩ / ‖r‖; what is at the centroid has no direction, and its product is 0 for sure.
    double aligned = norm == 0 ? 1 : absolute / Math.sqrt(codes.size()) / norm;
    boolean euclidean = metric == DistanceTableMetric.SQUARED_EUCLIDEAN;
    double times = euclidean ? -2 : -1;
    double spread = Math.sqrt(Math.max(0, 1 - aligned * aligned) / (codes.size() - 1));
    put(codes, v, 0, euclidean ? square : -product);
    put(codes, v, 1, times * norm / aligned);
    put(codes, v, 2, set);
    put(codes, v, 3, -times * norm / aligned * spread);
  }

  private static void put(BinaryCodes codes, int v, int i, double factor) {
    long at = ((long) v * BinaryCodes.FACTORS + i) * Float.BYTES;
    codes.factors().set(FLOAT, at, (float) factor);
  }
}
