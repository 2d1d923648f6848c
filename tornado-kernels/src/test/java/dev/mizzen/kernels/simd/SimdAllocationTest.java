package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.quantize.ProductTables;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels on the caller's thread keep their scratch from call to call.
 *
 * <p>In a JVM of its own, where C2 is told to inline the methods that hand vectors on. By itself it
 * may compile one of them alone first, find it too big later, and box vectors at each call: the
 * order in which methods become hot decides, not the kernels. Interpreted code boxes all vectors;
 * that is waited for.
 */
@Tag("allocation")
class SimdAllocationTest {
  private static final int ROWS = 64;
  private static final int DIMENSION = 32;
  private static final int ROUNDS = 4000;
  private static final long SECONDS = 10;

  static Stream<Arguments> calls() {
    KernelBackend simd = KernelBackends.select(Optional.of("simd"));
    Workers caller = Workers.caller();
    float[] rows = values(ROWS * DIMENSION);
    float[] table = values(ROWS * DIMENSION);
    float[] out = new float[ROWS * DIMENSION];
    float[] other = new float[ROWS * DIMENSION];
    float[] square = values(DIMENSION * DIMENSION);
    int[] ids = new int[2 * ROWS];
    int[] nearest = new int[ROWS];
    float[] distances = new float[ROWS];
    byte[] codes = new byte[ROWS * 4];
    int[] first = new Random(8).ints(ROWS, 0, ROWS).toArray();
    int[] groups = new Random(9).ints(ROWS, 0, 2).toArray();
    int[] starts = {0, ROWS / 2, ROWS};
    TokenRows packed = TokenRows.of(rows, DIMENSION);
    CsrGraph graph = CsrGraph.ofEdges(ROWS, ROWS, first, nearest);
    EdgeWeights weights = EdgeWeights.symmetric(graph);
    ProductTables products = new ProductTables(table, 4, DIMENSION, square, null);
    ResidualTables residuals =
        new ResidualTables(
            List.of(
                ResidualLevel.single(table, DIMENSION, 0),
                ResidualLevel.single(table, DIMENSION, 1)),
            DIMENSION,
            false);
    var infoNce = simd.infoNce(caller);
    var convolution = simd.graphConvolution(caller);
    var edgeProduct = simd.edgeProduct(caller);
    float[] dots = new float[ROWS];
    var nearestCentroid = simd.nearestCentroid(caller);
    var nearestInGroup = simd.nearestInGroup(caller);
    var rotate = simd.rotate(caller);
    var product = simd.encodeProduct(caller);
    var residual = simd.encodeResidual(caller);
    return Stream.of(
        call(
            "one InfoNCE",
            () -> infoNce.infoNce(rows, table, first, DIMENSION, 1, null, false, out, other)),
        call(
            "symmetric InfoNCE",
            () -> infoNce.infoNce(rows, table, first, DIMENSION, 1, null, true, out, other)),
        call(
            "convolution",
            () -> convolution.multiply(graph, weights, rows, DIMENSION, out, 1, other)),
        call("edge product", () -> edgeProduct.multiply(graph, rows, other, DIMENSION, dots)),
        call("nearest centroid", () -> nearestCentroid.nearest(packed, table, nearest, distances)),
        call(
            "nearest in group",
            () -> nearestInGroup.nearest(packed, groups, table, starts, nearest, distances)),
        call("rotation", () -> rotate.rotate(packed, square, out)),
        call("product codes", () -> product.encode(packed, products, codes)),
        call("residual codes", () -> residual.encode(packed, residuals, ids, out)));
  }

  private static Arguments call(String name, Runnable call) {
    return Arguments.of(name, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void allocatesNothingOnceCompiled(String name, Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    long least = Long.MAX_VALUE;
    for (int round = 0; least > 0 && (round < ROUNDS || System.nanoTime() < end); round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      call.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as(name).isZero();
  }

  private static float[] values(int count) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }
}
