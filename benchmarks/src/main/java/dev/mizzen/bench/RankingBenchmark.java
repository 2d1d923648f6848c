package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.peers.Ranker;
import dev.mizzen.bench.peers.Rankers;
import dev.mizzen.bench.workload.Interactions;
import dev.mizzen.bench.workload.RankingData;
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
 * The best 20 items that a user has not seen, for every user. Inside the clock: scores, mask and
 * selection, from vectors in memory to ranked items.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 3)
@Measurement(iterations = 3, time = 3)
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
public class RankingBenchmark {
  /** Who ranks. */
  @Param({"simd", "scalar", "openblas"})
  public String implementation = "";

  /** What was seen: {@code gowalla}, {@code synthetic} or {@code small}. */
  @Param("gowalla")
  public String graph = "";

  /** Values in a vector. */
  @Param("64")
  public int dimension;

  /** How many threads may rank. */
  @Param("2")
  public int threads;

  private @Nullable Ranker ranker;

  /** Made by JMH. */
  public RankingBenchmark() {}

  /** Makes the data, opens the implementation and checks its answer. */
  @Setup(Level.Trial)
  public void open() {
    RankingData data = new RankingData(Interactions.of(graph), dimension);
    Ranker opened = Rankers.open(implementation, data, threads);
    ranker = opened;
    data.check(implementation, opened.rank());
    Facts.put(Work.FLOPS, data.flops());
    Facts.put(Work.ITEMS, (double) data.seen().rows());
  }

  /** All users. */
  @Benchmark
  public int[] rank() {
    return requireNonNull(ranker).rank();
  }

  /** Counts what one call allocates. */
  @TearDown(Level.Iteration)
  public void countAllocation() {
    Allocation.record(requireNonNull(ranker)::rank);
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(ranker).close();
  }
}
