package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.peers.Assigner;
import dev.mizzen.bench.peers.Assigners;
import dev.mizzen.bench.workload.KMeansData;
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
 * Each row to the nearest of many centroids: the costly half of an iteration of k-means. Inside the
 * clock: from rows and centroids in memory to the ids, and for us the distances too.
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
public class KMeansBenchmark {
  /** Who assigns. */
  @Param({"simd", "scalar", "openblas", "pytorch", "faiss"})
  public String implementation = "";

  /** Rows, dimension, centroids. */
  @Param("100000x128x1024")
  public String shape = "";

  /** How many threads one call may use. */
  @Param("1")
  public int threads;

  private @Nullable Assigner assigner;

  /** Made by JMH. */
  public KMeansBenchmark() {}

  /** Makes the data, opens the implementation and checks its answer. */
  @Setup(Level.Trial)
  public void open() {
    KMeansData data = new KMeansData(shape);
    Assigner opened = Assigners.open(implementation, data, threads);
    assigner = opened;
    opened.run();
    data.check(implementation, opened.ids());
    Facts.put(Work.FLOPS, data.flops());
  }

  /** All rows. */
  @Benchmark
  public void assign() {
    requireNonNull(assigner).run();
  }

  /** Counts what one call allocates. */
  @TearDown(Level.Iteration)
  public void countAllocation() {
    Allocation.record(requireNonNull(assigner)::run);
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(assigner).close();
  }
}
