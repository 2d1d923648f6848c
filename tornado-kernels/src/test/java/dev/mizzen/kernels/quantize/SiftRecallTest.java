package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How many of the exact ten nearest each scan finds among 5,000 SIFT vectors of 128 values. */
@EnabledIfSystemProperty(
    named = SiftRecallTest.FOLDER,
    matches = ".+",
    disabledReason = "needs -Dmizzen.data.sift=FOLDER with base.bvecs.gz and query.fvecs")
class SiftRecallTest {
  static final String FOLDER = "mizzen.data.sift";

  private static final int DIMENSION = 128;
  private static final int K = 10;
  private static final int CANDIDATES = 100;
  private static final int SUBSPACES = 32;
  private static final DistanceTableMetric L2 = DistanceTableMetric.SQUARED_EUCLIDEAN;

  private final KernelBackend backend = KernelBackends.select(Optional.of("simd"));
  private final Workers caller = Workers.caller();

  @Test
  void findsMostOfTheExactNeighbours(TestReporter reporter) throws IOException {
    Path folder = Path.of(System.getProperty(FOLDER));
    float[] base = read(folder.resolve("base.bvecs.gz"), 1);
    float[] queries = read(folder.resolve("query.fvecs"), Float.BYTES);
    int count = queries.length / DIMENSION;
    int[] all = new int[count * base.length / DIMENSION];
    Arrays.setAll(all, i -> i % (base.length / DIMENSION));
    int[] exact = rerank(base, queries, all);

    int[] fast = fastScan(base, queries, CANDIDATES);
    double first = recall(exact, firstTen(fast));
    double exactly = recall(exact, rerank(base, queries, fast));
    reporter.publishEntry("fast scan, 16 bytes", first + ", reranked " + exactly);
    assertThat(first).isGreaterThan(0.35);
    assertThat(exactly).isGreaterThan(0.9);

    int[] binary = rabitq(base, queries, CANDIDATES);
    double estimated = recall(exact, firstTen(binary));
    double reranked = recall(exact, rerank(base, queries, binary));
    reporter.publishEntry("RaBitQ, 16 + 16 bytes", estimated + ", reranked " + reranked);
    assertThat(estimated).isGreaterThan(0.25);
    assertThat(reranked).isGreaterThan(0.8);
  }

  private int[] fastScan(float[] base, float[] queries, int k) {
    float[] books = books(base);
    int count = queries.length / DIMENSION;
    float[] tables = new float[count * SUBSPACES * 16];
    new DistanceTables(backend.distanceTables(caller))
        .tables(L2, queries, books, SUBSPACES, 16, tables);
    DistanceTableBytes bytes = new DistanceTableBytes(count, SUBSPACES);
    bytes.set(tables);
    FastScanCodes codes = FastScanCodes.pack(codes(base, books), SUBSPACES);
    int[] ordinals = new int[count * k];
    new FastScan(backend.fastScan(caller))
        .scan(bytes, codes, null, k, new int[count * k], ordinals);
    int[] rescored = new int[count * k];
    new FastScanRescore(backend.fastScanRescore(caller))
        .rescore(tables, codes, ordinals, k, new float[count * k], rescored);
    // The bytes of the tables cost next to nothing: the float tables agree on nearly all.
    assertThat(recall(firstTen(rescored), firstTen(ordinals))).isGreaterThan(0.9);
    return ordinals;
  }

  private int[] rabitq(float[] base, float[] queries, int k) {
    float[] mean = new float[DIMENSION];
    for (int i = 0; i < base.length; i++) {
      mean[i % DIMENSION] += base[i] * DIMENSION / base.length;
    }
    BinaryEncoder encoder = new BinaryEncoder(new BinaryRotation(DIMENSION, 1), mean, L2);
    int count = queries.length / DIMENSION;
    BinaryQueries quantized = new BinaryQueries(encoder, count);
    quantized.set(queries, 1);
    int[] ordinals = new int[count * k];
    new BinaryScan(backend.binaryScan(caller))
        .estimate(quantized, encoder.encode(base), null, k, new float[count * k], ordinals);
    return ordinals;
  }

  private int[] rerank(float[] base, float[] queries, int[] candidates) {
    int[] ordinals = new int[queries.length / DIMENSION * K];
    TokenRows rows = TokenRows.of(MemorySegment.ofArray(base), ElementType.FLOAT32, DIMENSION);
    new ScanRerank(backend.scanRerank(caller))
        .rerank(L2, queries, rows, candidates, K, new float[ordinals.length], ordinals);
    return ordinals;
  }

  /** Sixteen centroids for each four values, by ten rounds of Lloyd's algorithm. */
  private static float[] books(float[] base) {
    int part = DIMENSION / SUBSPACES;
    float[] books = new float[16 * DIMENSION];
    Random random = new Random(ScanCase.SEED);
    for (int c = 0; c < SUBSPACES * 16; c++) {
      int row = random.nextInt(base.length / DIMENSION);
      System.arraycopy(base, row * DIMENSION + c / 16 * part, books, c * part, part);
    }
    for (int round = 0; round < 10; round++) {
      byte[] codes = codes(base, books);
      float[] sums = new float[books.length];
      int[] sizes = new int[SUBSPACES * 16];
      for (int i = 0; i < base.length; i++) {
        int cell = i / part % SUBSPACES * 16 + codes[i / part];
        sums[cell * part + i % part] += base[i];
        sizes[cell] += i % part == 0 ? 1 : 0;
      }
      for (int i = 0; i < books.length; i++) {
        books[i] = sizes[i / part] == 0 ? books[i] : sums[i] / sizes[i / part];
      }
    }
    return books;
  }

  private static byte[] codes(float[] base, float[] books) {
    int part = DIMENSION / SUBSPACES;
    byte[] codes = new byte[base.length / part];
    for (int i = 0; i < codes.length; i++) {
      float least = Float.POSITIVE_INFINITY;
      for (int c = 0; c < 16; c++) {
        float distance = 0;
        for (int d = 0; d < part; d++) {
          float difference = base[i * part + d] - books[(i % SUBSPACES * 16 + c) * part + d];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          codes[i] = (byte) c;
        }
      }
    }
    return codes;
  }

  private static int[] firstTen(int[] ordinals) {
    int[] first = new int[ordinals.length / CANDIDATES * K];
    Arrays.setAll(first, i -> ordinals[i / K * CANDIDATES + i % K]);
    return first;
  }

  /** The part of the expected that was found, ten for each query. */
  private static double recall(int[] expected, int[] found) {
    int hits = 0;
    for (int i = 0; i < expected.length; i++) {
      for (int j = i / K * K; j < i / K * K + K; j++) {
        hits += found[j] == expected[i] ? 1 : 0;
      }
    }
    return hits / (double) expected.length;
  }

  /** Records of a dimension and that many values, bytes or floats. */
  private static float[] read(Path file, int bytes) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(bytes == 1 ? new GZIPInputStream(raw) : raw)) {
      ByteBuffer data = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[data.limit() / (4 + DIMENSION * bytes) * DIMENSION];
      for (int i = 0; i < values.length; i++) {
        if (i % DIMENSION == 0) {
          assertThat(data.getInt()).isEqualTo(DIMENSION);
        }
        values[i] = bytes == 1 ? data.get() & 0xFF : data.getFloat();
      }
      return values;
    }
  }
}
