package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.lang.foreign.MemorySegment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the doors of the scans refuse, and that they pass on the rest. */
class ScanDoorsTest {
  private final KernelBackend backend = KernelBackends.known().getFirst();
  private final DistanceTables tables =
      new DistanceTables(backend.distanceTables(Workers.caller()));
  private final FastScan fastScan = new FastScan(backend.fastScan(Workers.caller()));

  @Test
  void tablesNeedSizesThatFit() {
    var l2 = DistanceTableMetric.SQUARED_EUCLIDEAN;
    float[] out = new float[4];
    tables.tables(l2, new float[4], new float[8], 2, 2, out);
    refuses(() -> tables.tables(l2, new float[4], new float[8], 0, 2, out), "0 and 2");
    refuses(() -> tables.tables(l2, new float[4], new float[9], 2, 2, out), "9 values", "2 sub");
    refuses(() -> tables.tables(l2, new float[4], new float[0], 2, 2, out), "0 values");
    refuses(() -> tables.tables(l2, new float[5], new float[8], 2, 2, out), "5", "dimension 4");
    refuses(() -> tables.tables(l2, new float[8], new float[8], 2, 2, out), "4 entries", "needs 8");
  }

  @Test
  void codesNeedSizesThatFit() {
    refuses(() -> FastScanCodes.pack(new byte[5], 2), "5", "2 values");
    refuses(() -> FastScanCodes.pack(new byte[] {3, 16}, 2), "code 16", "subspace 1");
    refuses(() -> FastScanCodes.pack(new byte[] {-1, 0}, 2), "code -1", "vector 0");
    refuses(() -> FastScanCodes.bytes(2, -1), "-1");
    refuses(() -> FastScanCodes.bytes(257, 1), "257");
    refuses(() -> new FastScanCodes(MemorySegment.NULL, 5, 33), "256 bytes", "got 0");
    FastScanCodes codes = FastScanCodes.pack(new byte[] {3, 15, 7, 0}, 2);
    assertThat(codes.code(0, 1)).isEqualTo(15);
    assertThat(codes.code(1, 0)).isEqualTo(7);
  }

  @Test
  void fastScanNeedsSizesThatFit() {
    DistanceTableBytes table = new DistanceTableBytes(2, 2);
    FastScanCodes codes = FastScanCodes.pack(new byte[130], 2);
    int[] six = new int[6];
    fastScan.scan(table, codes, new long[2], 3, six, six.clone());
    assertThat(six).containsOnly(Integer.MAX_VALUE);
    refuses(() -> fastScan.scan(table, codes, null, 0, six, six), "k must be", "got 0");
    refuses(() -> fastScan.scan(table, codes, null, 4, six, six), "6 entries", "needs 8");
    refuses(() -> fastScan.scan(table, codes, null, 3, six, new int[5]), "ordinals has 5");
    refuses(() -> fastScan.scan(table, codes, new long[1], 3, six, six), "1 words", "65 ordinals");
    DistanceTableBytes other = new DistanceTableBytes(2, 3);
    refuses(() -> fastScan.scan(other, codes, null, 3, six, six), "of 3", "of 2");
  }

  @Test
  void sumsOfAListNeedRoom() {
    FastScanSums door = new FastScanSums(backend.fastScanSums(Workers.caller()));
    byte[] table = new byte[64];
    byte[] blocks = new byte[64];
    short[] sums = new short[32];
    door.sums(table, 0, 3, blocks, 32, sums);
    refuses(() -> door.sums(table, 1, 3, blocks, 32, sums), "tables has 64", "65");
    refuses(() -> door.sums(table, -1, 3, blocks, 32, sums), "-1");
    refuses(() -> door.sums(table, 0, 0, blocks, 32, sums), "256", "got 0");
    refuses(() -> door.sums(table, 0, 3, blocks, 33, sums), "blocks has 64", "128");
    refuses(() -> door.sums(table, 0, 3, blocks, -1, sums), "-1");
    refuses(() -> door.sums(table, 0, 3, blocks, 1, new short[31]), "sums has 31", "32");
  }

  @Test
  void pqScanNeedsSizesThatFit() {
    PqScan door = new PqScan(backend.pqScan(Workers.caller()));
    MemorySegment codes = MemorySegment.ofArray(new byte[130]);
    float[] distances = new float[3];
    int[] ordinals = new int[3];
    float[] table = new float[8];
    door.scan(table, 2, 4, codes, null, 3, distances, ordinals);
    assertThat(ordinals).containsExactly(0, 1, 2);
    refuses(() -> door.scan(table, 2, 257, codes, null, 3, distances, ordinals), "256", "257");
    refuses(() -> door.scan(table, 2, 3, codes, null, 3, distances, ordinals), "8", "6");
    refuses(() -> door.scan(new float[12], 3, 4, codes, null, 3, distances, ordinals), "130", "3");
    refuses(() -> door.scan(table, 2, 4, codes, new long[1], 3, distances, ordinals), "1 words");
    refuses(() -> door.scan(table, 2, 4, codes, null, 2, distances, ordinals), "3", "needs 2");
  }

  @Test
  void candidatesAreOrdinals() {
    FastScanRescore door = new FastScanRescore(backend.fastScanRescore(Workers.caller()));
    FastScanCodes codes = FastScanCodes.pack(new byte[] {1, 2}, 1);
    float[] tables = new float[32];
    float[] distances = new float[2];
    int[] ordinals = new int[2];
    door.rescore(tables, codes, new int[] {1, 0}, 1, distances, ordinals);
    assertThat(ordinals).containsExactly(1, 0);
    refuses(() -> door.rescore(tables, codes, new int[] {2, 0}, 1, distances, ordinals), "2 vec");
    refuses(() -> door.rescore(tables, codes, new int[] {-2, 0}, 1, distances, ordinals), "-2");
    refuses(() -> door.rescore(tables, codes, new int[3], 1, distances, ordinals), "3", "2 quer");
    refuses(() -> door.rescore(new float[9], codes, new int[2], 1, distances, ordinals), "9");
  }

  @Test
  void rerankingNeedsFloatsAndSizesThatFit() {
    ScanRerank door = new ScanRerank(backend.scanRerank(Workers.caller()));
    var l2 = DistanceTableMetric.SQUARED_EUCLIDEAN;
    TokenRows rows = TokenRows.of(new float[6], 2);
    TokenRows halves = TokenRows.of(MemorySegment.ofArray(new byte[8]), ElementType.FLOAT16, 2);
    float[] distances = new float[1];
    int[] ordinals = new int[1];
    float[] query = new float[2];
    door.rerank(l2, query, rows, new int[] {2}, 1, distances, ordinals);
    assertThat(ordinals).containsExactly(2);
    refuses(() -> door.rerank(l2, query, rows, new int[] {3}, 1, distances, ordinals), "3");
    refuses(() -> door.rerank(l2, query, halves, new int[] {0}, 1, distances, ordinals), "FLOAT16");
    refuses(() -> door.rerank(l2, new float[3], rows, new int[1], 1, distances, ordinals), "3");
    refuses(() -> door.rerank(l2, query, rows, new int[1], 2, distances, ordinals), "needs 2");
  }

  @Test
  void binaryScansNeedSizesThatFit() {
    BinaryScan door = new BinaryScan(backend.binaryScan(Workers.caller()));
    MemorySegment none = MemorySegment.NULL;
    MemorySegment words = MemorySegment.ofArray(new long[4]);
    refuses(() -> new BinaryCodes(words, none, 65), "64", "65");
    refuses(() -> new BinaryCodes(words, none, 192), "32 bytes", "24 bytes");
    refuses(() -> new BinaryCodes(words, MemorySegment.ofArray(new int[4]), 128), "32", "got 16");
    BinaryCodes codes = new BinaryCodes(words, none, 128);
    int[] found = new int[1];
    door.hamming(new long[] {1, 0}, codes, null, 1, found, new int[1]);
    assertThat(found).containsExactly(1);
    refuses(() -> door.hamming(new long[3], codes, null, 1, found, found), "3", "2");
    refuses(() -> door.hamming(new long[2], codes, new long[0], 1, found, found), "0 words");
    refuses(() -> door.hamming(new long[4], codes, null, 1, found, found), "needs 2");
    BinaryEncoder encoder =
        new BinaryEncoder(
            new BinaryRotation(100, 1), new float[100], DistanceTableMetric.SQUARED_EUCLIDEAN);
    BinaryQueries queries = new BinaryQueries(encoder, 1);
    float[] distance = new float[1];
    refuses(() -> door.estimate(queries, codes, null, 1, distance, found), "2 codes", "factors");
    BinaryCodes longer = new BinaryCodes(words, none, 256);
    refuses(() -> door.estimate(queries, longer, null, 1, distance, found), "128", "256");
    BinaryCodes encoded = encoder.encode(new float[200]);
    refuses(() -> door.estimate(queries, encoded, null, 2, distance, found), "needs 2");
    refuses(() -> door.estimate(queries, encoded, new long[0], 1, distance, found), "0 words");
  }

  @Test
  void bytesNeedSizesThatFit() {
    ScalarInt8 door = new ScalarInt8(backend.scalarInt8(Workers.caller()));
    float[] four = new float[4];
    byte[] codes = new byte[4];
    float[] scales = new float[2];
    door.encode(four, 2, codes, scales);
    refuses(() -> door.encode(four, 0, codes, scales), "got 0");
    refuses(() -> door.encode(four, 3, codes, scales), "4", "3");
    refuses(() -> door.encode(four, 2, new byte[3], scales), "codes has 3", "needs 4");
    refuses(() -> door.encode(four, 1, codes, scales), "scales has 2", "needs 4");
    TokenRows rows =
        new TokenRows(
            MemorySegment.ofArray(codes), ElementType.INT8, MemorySegment.ofArray(scales), 2);
    TokenRows floats = TokenRows.of(four, 2);
    refuses(() -> door.decode(rows, new float[3]), "values has 3", "needs 4");
    refuses(() -> door.decode(floats, four), "FLOAT32");
    int[] one = new int[1];
    float[] distance = new float[1];
    door.scan(new float[2], rows, null, 1, distance, one);
    refuses(() -> door.scan(new float[2], floats, null, 1, distance, one), "FLOAT32");
    refuses(() -> door.scan(new float[3], rows, null, 1, distance, one), "3", "2");
    refuses(() -> door.scan(new float[2], rows, new long[0], 1, distance, one), "0 words");
    refuses(() -> door.scan(new float[4], rows, null, 1, distance, one), "needs 2");
  }

  private static void refuses(ThrowingCallable call, String... parts) {
    assertThatIllegalArgumentException().isThrownBy(call::call).withMessageContainingAll(parts);
  }
}
