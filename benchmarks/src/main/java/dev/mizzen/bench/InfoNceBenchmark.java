package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.ResidentMemory;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.peers.ContrastiveLoss;
import dev.mizzen.bench.peers.ContrastiveLosses;
import dev.mizzen.bench.workload.InfoNceData;
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
 * The contrastive loss of a batch with both gradients, each call a single shot. Inside the clock:
 * from rows in memory to the loss and two gradients in memory. {@code openblas-products} is no loss
 * but the three matrix products that none can do without. Answers are checked on a batch of {@value
 * #CHECKED}, which warms up the code as well.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
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
public class InfoNceBenchmark {
  static final int CHECKED = 512;

  /** The fact of how many bytes the process held beyond those before a call. */
  public static final String MEMORY = "memory";

  private static final int WARM_UP = 20;

  /** Who computes. */
  @Param({"simd", "scalar", "openblas-products", "pytorch"})
  public String implementation = "";

  /** How many pairs. */
  @Param({"8192", "65536"})
  public int batch;

  /** One direction, or symmetric. */
  @Param({"one", "symmetric"})
  public String loss = "";

  /** Values in a row. */
  @Param("128")
  public int dimension;

  /** How many threads one call may use. */
  @Param("1")
  public int threads;

  private @Nullable ContrastiveLoss opened;
  private @Nullable ResidentMemory memory;

  /** Made by JMH. */
  public InfoNceBenchmark() {}

  /** Checks the implementation's answer on a small batch, and opens it on the large one. */
  @Setup(Level.Trial)
  public void open() {
    InfoNceData small = new InfoNceData(Math.min(CHECKED, batch), dimension, loss);
    try (ContrastiveLoss checked = ContrastiveLosses.open(implementation, small, threads)) {
      for (int i = 0; i < WARM_UP; i++) {
        checked.run();
      }
      if (checked.isLoss()) {
        SameAnswers.checkAll(implementation, small.expected(), answer(checked));
      }
    }
    InfoNceData data = new InfoNceData(batch, dimension, loss);
    opened = ContrastiveLosses.open(implementation, data, threads);
    Facts.put(Work.FLOPS, data.flops());
  }

  private static float[] answer(ContrastiveLoss loss) {
    float value = (float) loss.run();
    float[] queries = loss.queryGradients();
    float[] documents = loss.documentGradients();
    float[] answer = new float[1 + queries.length + documents.length];
    answer[0] = value;
    System.arraycopy(queries, 0, answer, 1, queries.length);
    System.arraycopy(documents, 0, answer, 1 + queries.length, documents.length);
    return answer;
  }

  /** Begins to watch the memory. */
  @Setup(Level.Iteration)
  public void watch() {
    memory = ResidentMemory.begin();
  }

  /** One batch. */
  @Benchmark
  public double lossAndGradients() {
    return requireNonNull(opened).run();
  }

  /** Tells how much memory it took: the most of all calls, since later ones find scratch memory. */
  @TearDown(Level.Iteration)
  public void tellMemory() {
    double bytes = requireNonNull(memory).peakBytes();
    if (!Double.isNaN(bytes)) {
      Facts.put(MEMORY, Math.max(bytes, Facts.all().getOrDefault(MEMORY, 0.0)));
    }
  }

  /** Frees the memory. */
  @TearDown(Level.Trial)
  public void close() {
    requireNonNull(opened).close();
  }
}
