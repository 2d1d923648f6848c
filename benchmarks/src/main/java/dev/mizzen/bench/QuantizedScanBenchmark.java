package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.machine.Allocation;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.peers.ScanSearcher;
import dev.mizzen.bench.peers.ScanSearchers;
import dev.mizzen.bench.workload.ScanData;
import java.util.Arrays;
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
 * The ten nearest of many vectors, by codes of 16 bytes each. Inside the clock: one query's
 * distance tables, the scan of all codes and the selection; queries take turns. Our codes and
 * FAISS's are 32 parts of 4 bits with the same codebooks, JVector's 16 parts of 8 bits of its own
 * training; how well they find is measured beside.
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
public class QuantizedScanBenchmark {
  /** The fact of how many of the exact ten nearest were found. */
  public static final String RECALL = "recall@10";

  /** Codes of other training find more or less, but an answer is wrong that finds so much less. */
  private static final double WORSE = 0.2;

  /** Who searches. */
  @Param({"simd", "scalar", "jvector", "faiss"})
  public String implementation = "";

  /** How many vectors. */
  @Param({"1000000", "16000000"})
  public int vectors;

  /** How many threads one call may use. */
  @Param("1")
  public int threads;

  private @Nullable ScanData data;
  private @Nullable ScanSearcher searcher;

  /** Made by JMH. */
  public QuantizedScanBenchmark() {}

  /** Makes the data, opens the implementation and checks its answers. */
  @Setup(Level.Trial)
  public void open() {
    ScanData made = new ScanData(vectors);
    data = made;
    int[][] definition = answers("scalar", made);
    ScanSearcher opened = ScanSearchers.open(implementation, made, threads);
    searcher = opened;
    double recall = made.recall(answers(opened));
    if (recall < made.recall(definition) - WORSE) {
      throw new IllegalStateException(
          implementation + " is wrong: recall " + recall + ", not " + made.recall(definition));
    }
    if (implementation.equals("simd") && !Arrays.deepEquals(definition, opened.found())) {
      throw new IllegalStateException(implementation + " is wrong: not what the definition finds");
    }
    Facts.put(RECALL, recall);
    Facts.put(Work.ITEMS, (double) vectors);
    Facts.put(Work.BYTES, made.bytes());
  }

  private static int[][] answers(String implementation, ScanData data) {
    try (ScanSearcher searcher = ScanSearchers.open(implementation, data, 1)) {
      return answers(searcher);
    }
  }

  private static int[][] answers(ScanSearcher searcher) {
    for (int q = 0; q < ScanData.QUERIES; q++) {
      searcher.search();
    }
    return searcher.found();
  }

  /** One query. */
  @Benchmark
  public void search() {
    requireNonNull(searcher).search();
  }

  /** Counts what one call allocates. */
  @TearDown(Level.Iteration)
  public void countAllocation() {
    Allocation.record(requireNonNull(searcher)::search);
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(searcher).close();
    requireNonNull(data).close();
  }
}
