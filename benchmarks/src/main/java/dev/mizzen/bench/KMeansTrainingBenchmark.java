package dev.mizzen.bench;

import static java.util.Objects.requireNonNull;

import dev.mizzen.ProgressListener;
import dev.mizzen.bench.machine.Facts;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.workload.Float64KMeans;
import dev.mizzen.bench.workload.KMeansData;
import dev.mizzen.impl.quantize.KMeans;
import dev.mizzen.impl.quantize.KMeansModel;
import dev.mizzen.impl.quantize.KMeansOptions;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import java.util.Optional;
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
 * k-means from its beginning: k-means++, then Lloyd's iterations, assignment and means. Inside the
 * clock: from rows in memory to centroids; only the flops of assignments are counted. The inertia
 * of the last iteration is compared with that of the same iterations in double precision from where
 * the first one ends, which takes a minute beforehand; a repair of centroids without rows would be
 * ours alone, and is told.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class KMeansTrainingBenchmark {
  /** The fact of how far the inertia is from that in double precision, as a share of it. */
  public static final String OFF = "inertia.off";

  /** The fact of how many centroids lost all their rows and were moved. */
  public static final String REPAIRED = "repaired";

  private static final long SEED = 20_260_307;

  /** Whose kernels are used. */
  @Param({"simd"})
  public String implementation = "";

  /** Rows, dimension, centroids. */
  @Param("100000x128x1024")
  public String shape = "";

  /** How often rows are assigned. */
  @Param("25")
  public int iterations;

  private @Nullable KMeansData data;
  private @Nullable KMeans trainer;
  private @Nullable KMeansModel model;
  private double expected;

  /** Made by JMH. */
  public KMeansTrainingBenchmark() {}

  /** Makes the data, and iterates in double precision from what the first iteration leaves. */
  @Setup(Level.Trial)
  public void open() {
    KMeansData rows = new KMeansData(shape);
    data = rows;
    trainer = trainer(rows, iterations);
    KMeansModel first = trainer(rows, 1).train(rows.rows(), ProgressListener.NONE);
    expected =
        new Float64KMeans(rows.values(), rows.dimension(), first.centroids())
            .inertia(iterations - 1);
  }

  private KMeans trainer(KMeansData rows, int times) {
    return new KMeans(
        KernelBackends.select(Optional.of(implementation)),
        Workers.caller(),
        KMeansOptions.of(rows.clusters()).withIterations(times).withSeed(SEED));
  }

  /** All iterations. */
  @Benchmark
  public KMeansModel train() {
    model = requireNonNull(trainer).train(requireNonNull(data).rows(), ProgressListener.NONE);
    return model;
  }

  /** Compares the inertia, and tells how much was done: training may have ended early. */
  @TearDown(Level.Iteration)
  public void compare() {
    double[] inertia = requireNonNull(model).inertia();
    Facts.put(OFF, Math.abs(inertia[inertia.length - 1] / expected - 1));
    Facts.put(REPAIRED, requireNonNull(model).repaired());
    Facts.put(Work.FLOPS, inertia.length * requireNonNull(data).flops());
  }
}
