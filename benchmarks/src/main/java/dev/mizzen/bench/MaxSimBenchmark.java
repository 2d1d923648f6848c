package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.peers.MaxSimScorer;
import dev.mizzen.bench.peers.MaxSimScorers;
import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;
import dev.mizzen.bench.workload.SameAnswers;
import dev.mizzen.kernels.ElementType;
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
 * One query against many documents of token vectors. Inside the clock: the scores of all documents,
 * from vectors that lie in memory; for the rescorers also reading them from a Lucene index in
 * mapped files, decoding and sorting. Peers get single-precision values whatever the storage.
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
public class MaxSimBenchmark {
  /** Who scores. */
  @Param({
    "simd",
    "scalar",
    "openblas",
    "openblas-documents",
    "jvector",
    "jvector-pairs",
    "lucene",
    "lucene-rescorer",
    "mizzen-rescorer",
    "pytorch"
  })
  public String implementation = "";

  /** Documents, tokens of each, query tokens, dimension. */
  @Param({"500x300x32x128", "100x1030x20x128"})
  public String shape = "";

  /** How the documents are stored. */
  @Param("FLOAT32")
  public ElementType storage = ElementType.FLOAT32;

  /** How many threads one scoring may use. */
  @Param("1")
  public int threads;

  private @Nullable MaxSimData data;
  private @Nullable MaxSimScorer scorer;

  /** Made by JMH. */
  public MaxSimBenchmark() {}

  /** Makes the data, opens the implementation and checks its answer. */
  @Setup(Level.Trial)
  public void open() {
    MaxSimData made = new MaxSimData(MaxSimShape.parse(shape), storage);
    data = made;
    MaxSimScorer opened = MaxSimScorers.open(implementation, made, threads);
    scorer = opened;
    SameAnswers.check(implementation, made.expected(), opened.score());
    Facts.put(Work.FLOPS, made.shape().flops());
    Facts.put(Work.BYTES, (double) made.rows().values().byteSize());
  }

  /** The scores of all documents. */
  @Benchmark
  public float[] score() {
    return requireNonNull(scorer).score();
  }

  /** Counts what one call allocates. */
  @TearDown(Level.Iteration)
  public void countAllocation() {
    Allocation.record(requireNonNull(scorer)::score);
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(scorer).close();
    requireNonNull(data).close();
  }
}
