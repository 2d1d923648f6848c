package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
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

  private static void refuses(ThrowingCallable call, String... parts) {
    assertThatIllegalArgumentException().isThrownBy(call::call).withMessageContainingAll(parts);
  }
}
