package dev.mizzen.bench.workload;

import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.NearestCentroid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Many clustered vectors of {@value #DIMENSION} values as 4-bit product codes of 16 bytes each,
 * some queries, and the exact nearest of these. The vectors themselves are made block by block and
 * kept only where someone asks for them.
 */
public final class ScanData implements AutoCloseable {
  /** Values in a vector. */
  public static final int DIMENSION = 64;

  /** Parts of a vector, each with a code of 4 bits. */
  public static final int SUBSPACES = 32;

  /** Centroids of a part. */
  public static final int CENTROIDS = 16;

  /** Queries, which take turns. */
  public static final int QUERIES = 8;

  /** How many are to be found. */
  public static final int TOP = 10;

  private static final int PART = DIMENSION / SUBSPACES;
  private static final int BLOCK = 1 << 14;
  private static final int CLUSTERS = 4096;
  private static final float SPREAD = 0.35f;
  private static final int ROUNDS = 10;
  private static final long SEED = 20_260_304;

  private final int count;
  private final Arena arena = Arena.ofShared();
  private final float[] centres = UnitRows.random(SEED, CLUSTERS, DIMENSION);
  private final float[] queries;
  private final float[] codebooks;
  private final FastScanCodes codes;
  private final Nearest[] nearest = new Nearest[QUERIES];

  /** Makes the data, the same for the same count. */
  public ScanData(int count) {
    this.count = count;
    queries = Arrays.copyOf(block(-1, QUERIES), QUERIES * DIMENSION);
    codebooks = train(block(-2, BLOCK));
    Arrays.setAll(nearest, q -> new Nearest(TOP));
    MemorySegment blocks = arena.allocate(FastScanCodes.bytes(SUBSPACES, count), 64);
    byte[] block = new byte[BLOCK * SUBSPACES];
    for (int first = 0; first < count; first += BLOCK) {
      int rows = Math.min(BLOCK, count - first);
      float[] vectors = block(first / BLOCK, rows);
      encode(vectors, rows, block);
      look(vectors, rows, first);
      long at = FastScanCodes.bytes(SUBSPACES, first);
      long bytes = FastScanCodes.bytes(SUBSPACES, rows);
      FastScanCodes.pack(
          Arrays.copyOf(block, rows * SUBSPACES), SUBSPACES, blocks.asSlice(at, bytes));
    }
    codes = new FastScanCodes(blocks, SUBSPACES, count);
  }

  /** Vectors of a block: a centre and noise of about a third of its length. */
  private float[] block(int number, int rows) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    float scale = SPREAD / (float) Math.sqrt(DIMENSION / 3.0) / (1 << 23);
    float[] vectors = new float[rows * DIMENSION];
    for (int r = 0; r < rows; r++) {
      int centre = random.nextInt(CLUSTERS) * DIMENSION;
      for (int k = 0; k < DIMENSION; k += 2) {
        long bits = random.nextLong();
        int at = r * DIMENSION + k;
        vectors[at] = centres[centre + k] + scale * ((int) bits >> 8);
        vectors[at + 1] = centres[centre + k + 1] + scale * ((int) (bits >> 32) >> 8);
      }
    }
    return vectors;
  }

  /** Lloyd's iterations in each part; which backend assigns does not change what they find. */
  private static float[] train(float[] sample) {
    NearestCentroid kernel =
        new NearestCentroid(
            KernelBackends.select(Optional.empty()).nearestCentroid(Workers.caller()));
    float[] codebooks = new float[SUBSPACES * CENTROIDS * PART];
    int rows = sample.length / DIMENSION;
    float[] part = new float[rows * PART];
    int[] ids = new int[rows];
    for (int j = 0; j < SUBSPACES; j++) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(sample, r * DIMENSION + j * PART, part, r * PART, PART);
      }
      float[] centroids = Arrays.copyOf(part, CENTROIDS * PART);
      for (int round = 0; round < ROUNDS; round++) {
        kernel.nearest(TokenRows.of(part, PART), centroids, ids, null);
        move(part, ids, centroids);
      }
      System.arraycopy(centroids, 0, codebooks, j * centroids.length, centroids.length);
    }
    return codebooks;
  }

  private static void move(float[] rows, int[] ids, float[] centroids) {
    double[] sums = new double[centroids.length];
    int[] counts = new int[CENTROIDS];
    for (int r = 0; r < ids.length; r++) {
      counts[ids[r]]++;
      for (int k = 0; k < PART; k++) {
        sums[ids[r] * PART + k] += rows[r * PART + k];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      if (counts[i / PART] > 0) {
        centroids[i] = (float) (sums[i] / counts[i / PART]);
      }
    }
  }

  private void encode(float[] vectors, int rows, byte[] block) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < SUBSPACES; j++) {
        block[r * SUBSPACES + j] = nearestOf(j, vectors, r * DIMENSION + j * PART);
      }
    }
  }

  private byte nearestOf(int subspace, float[] vectors, int at) {
    float x = vectors[at];
    float y = vectors[at + 1];
    int best = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int c = 0; c < CENTROIDS; c++) {
      float dx = x - codebooks[(subspace * CENTROIDS + c) * PART];
      float dy = y - codebooks[(subspace * CENTROIDS + c) * PART + 1];
      float distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return (byte) best;
  }

  private void look(float[] vectors, int rows, int first) {
    for (int r = 0; r < rows; r++) {
      for (int q = 0; q < QUERIES; q++) {
        nearest[q].offer(first + r, distance(vectors, r * DIMENSION, q * DIMENSION));
      }
    }
  }

  private float distance(float[] vectors, int at, int query) {
    float even = 0;
    float odd = 0;
    for (int k = 0; k < DIMENSION; k += 2) {
      float a = vectors[at + k] - queries[query + k];
      float b = vectors[at + k + 1] - queries[query + k + 1];
      even += a * a;
      odd += b * b;
    }
    return even + odd;
  }

  /** The number of vectors. */
  public int count() {
    return count;
  }

  /** {@code [QUERIES × DIMENSION]}. */
  public float[] queries() {
    return queries;
  }

  /** {@code [SUBSPACES × CENTROIDS × 2]}. */
  public float[] codebooks() {
    return codebooks;
  }

  /** The codes of all vectors. */
  public FastScanCodes codes() {
    return codes;
  }

  /** The bytes of all codes. */
  public double bytes() {
    return (double) codes.blocks().byteSize();
  }

  /** All vectors, made again: {@code [count × DIMENSION]}. */
  public float[] vectors() {
    float[] vectors = new float[Math.multiplyExact(count, DIMENSION)];
    for (int first = 0; first < count; first += BLOCK) {
      float[] block = block(first / BLOCK, Math.min(BLOCK, count - first));
      System.arraycopy(block, 0, vectors, first * DIMENSION, block.length);
    }
    return vectors;
  }

  /** The share of the exact nearest that were found, over all queries. */
  public double recall(int[][] found) {
    int hits = 0;
    for (int q = 0; q < QUERIES; q++) {
      hits += nearest[q].common(found[q]);
    }
    return (double) hits / (QUERIES * Math.min(TOP, count));
  }

  @Override
  public void close() {
    arena.close();
  }
}
