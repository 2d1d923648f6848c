package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.peers.LayerRunner;
import dev.mizzen.bench.peers.LayerRunners;
import dev.mizzen.bench.workload.Interactions;
import dev.mizzen.bench.workload.Layer;
import dev.mizzen.bench.workload.SameAnswers;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One layer of LightGCN over users and items: both halves of a sparse matrix times a dense one.
 * Inside the clock: both products, from graph and vectors in memory to vectors in memory. Gowalla
 * is read from the folder that the system property {@value Interactions#FOLDER} names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-DOPT_OUT_TRACKING=true",
      "-Dai.djl.offline=true",
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.num_interop_threads=1"
    })
public class SpmmBenchmark {
  /** Who multiplies. */
  @Param({"simd", "scalar", "scipy", "ejml"})
  public String implementation = "";

  /** What is multiplied: {@code gowalla}, {@code synthetic} or {@code small}. */
  @Param("gowalla")
  public String graph = "";

  /** Values in a vector. */
  @Param("64")
  public int dimension;

  /** How many threads a layer may use. */
  @Param("1")
  public int threads;

  private @Nullable LayerRunner runner;

  /** Made by JMH. */
  public SpmmBenchmark() {}

  /** Makes the data, opens the implementation and checks its answer. */
  @Setup(Level.Trial)
  public void open() {
    Layer layer = new Layer(Interactions.of(graph), dimension);
    LayerRunner opened = LayerRunners.open(implementation, layer, threads);
    runner = opened;
    opened.run();
    SameAnswers.checkAll(implementation, layer.expected(), opened.answer());
    Facts.put(Work.FLOPS, layer.flops());
    Facts.put(Work.BYTES, layer.bytes());
  }

  /** One layer. */
  @Benchmark
  public void layer() {
    requireNonNull(runner).run();
  }

  /** Counts what one call allocates. */
  @TearDown(Level.Iteration)
  public void countAllocation() {
    Allocation.record(requireNonNull(runner)::run);
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(runner).close();
  }
}
