package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.peers.PyTorchLightGcn;
import dev.mizzen.bench.recommend.PeakMemory;
import dev.mizzen.bench.workload.Interactions;
import dev.mizzen.bench.workload.ScaleGraph;
import dev.mizzen.impl.recommend.factor.FactorKernels;
import dev.mizzen.impl.recommend.factor.LightGcn;
import dev.mizzen.impl.recommend.factor.LightGcnSettings;
import dev.mizzen.impl.recommend.factor.LightGcnSettings.Drawing;
import dev.mizzen.impl.recommend.factor.LightGcnSettings.Loss;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.train.TrainingListener;
import dev.mizzen.train.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a step of LightGCN takes (draws, propagation, loss, gradient, Adam) and how much memory
 * the process has at most, here and in PyTorch through DJL; each in a JVM of its own.
 */
@Command(
    name = "LightGcnSteps",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Takes some steps of LightGCN and tells their time and the process's memory.")
public final class LightGcnSteps implements Callable<Integer> {
  private static final String CHILD = "mizzen.bench.lightgcn.child";

  @Option(names = "--implementation", defaultValue = "mizzen", description = "mizzen or pytorch")
  private String implementation = "";

  @Option(
      names = "--graph",
      defaultValue = "gowalla",
      description = "gowalla, synthetic, small, or USERSxITEMSxINTERACTIONS")
  private String graph = "";

  @Option(names = "--loss", defaultValue = "bpr", description = "bpr or softmax")
  private Loss loss = Loss.BPR;

  @Option(names = "--negatives", defaultValue = "1024", description = "of the softmax")
  private int negatives;

  @Option(names = "--batch", defaultValue = "65536", description = "pairs in a step, about")
  private int batch;

  @Option(names = "--dimension", defaultValue = "64", description = "default: ${DEFAULT-VALUE}")
  private int dimension;

  @Option(names = "--layers", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int layers;

  @Option(names = "--threads", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(names = "--warm-up", defaultValue = "5", description = "steps before the clock starts")
  private int warmUp;

  @Option(names = "--steps", defaultValue = "20", description = "steps on the clock, at most")
  private int steps;

  @Option(names = "--seconds", defaultValue = "30", description = "an end before all steps")
  private int seconds;

  @Option(names = "--heap", defaultValue = "4000", description = "megabytes")
  private int heap;

  @Option(names = "--json", description = "writes the figures here, too")
  private @Nullable Path json;

  private final String[] args;

  /** The moments after each step, in nanoseconds, of the clock and of all threads. */
  private long[] wall = {};

  private long[] processor = {};
  private double[] losses = {};
  private int taken;

  /** Ends a training that has taken its steps. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private LightGcnSteps(String... args) {
    this.args = args;
  }

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Programs.run(new LightGcnSteps(args), args));
  }

  @Override
  public Integer call() {
    if (!Boolean.getBoolean(CHILD)) {
      return Relaunch.with(
          List.of(
              "-D" + CHILD + "=true",
              "-Xmx" + heap + "m",
              "-Dai.djl.pytorch.num_threads=" + threads,
              "-Dai.djl.pytorch.num_interop_threads=1"),
          LightGcnSteps.class,
          args);
    }
    ReportFiles.tell(List.of(measure()), json);
    return 0;
  }

  private Map<String, Object> measure() {
    CsrGraph pairs = graph();
    wall = new long[warmUp + steps + 1];
    processor = new long[wall.length];
    losses = new double[wall.length];
    switch (implementation) {
      case "mizzen" -> mizzen(pairs);
      case "pytorch" -> pyTorch(pairs);
      default -> throw new IllegalArgumentException("there is no '" + implementation + "'");
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("implementation", implementation);
    figures.put("graph", graph);
    figures.put("users", pairs.rows());
    figures.put("items", pairs.columns());
    figures.put("interactions", pairs.edges());
    figures.put("loss", loss.toString().toLowerCase(Locale.ROOT));
    if (loss == Loss.SOFTMAX) {
      figures.put("negatives", negatives);
    }
    figures.put("batch_pairs", batch);
    figures.put("dimension", dimension);
    figures.put("layers", layers);
    figures.put("threads", threads);
    figures.put("steps", taken - warmUp);
    figures.put("seconds_per_step_median", median(wall));
    figures.put("cpu_seconds_per_step_median", median(processor));
    figures.put("seconds_of_steps", rounded((wall[taken] - wall[warmUp]) / 1e9));
    figures.put("loss_first", losses[1]);
    figures.put("loss_last", losses[taken]);
    figures.put("heap_limit_megabytes", heap);
    figures.put("peak_rss_bytes", PeakMemory.bytes());
    figures.putAll(MachineFacts.all());
    return figures;
  }

  private CsrGraph graph() {
    if (!graph.contains("x")) {
      return Interactions.of(graph);
    }
    int[] sizes = Arrays.stream(graph.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    return ScaleGraph.of(sizes[0], sizes[1], sizes[2]);
  }

  private void mizzen(CsrGraph pairs) {
    int users = Math.max(1, (int) ((long) batch * pairs.rows() / pairs.edges()));
    LightGcnSettings settings =
        new LightGcnSettings(
            dimension,
            layers,
            true,
            loss,
            negatives,
            Drawing.UNIFORM,
            loss == Loss.SOFTMAX,
            0,
            1,
            0.1);
    // Without a warm-up, so that the rate is the same from the first step on.
    TrainingOptions options =
        new TrainingOptions(1_000, users, 0.01, 0, 0, Double.MAX_VALUE, 0.1, 0, 0, 42);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      FactorKernels kernels =
          FactorKernels.of(KernelBackends.select(Optional.empty()), Workers.of(pool, threads));
      TrainingListener listener = step -> note(step.loss());
      new LightGcn(settings, options, 1_000, kernels)
          .train(pairs, Optional.empty(), Optional.empty(), listener);
    } catch (Enough enough) {
      // All steps are noted.
    }
  }

  private void pyTorch(CsrGraph pairs) {
    if (loss != Loss.BPR) {
      throw new IllegalArgumentException("pytorch learns by bpr");
    }
    try (PyTorchLightGcn model =
        new PyTorchLightGcn(pairs, dimension, layers, batch, 0.01f, threads)) {
      while (true) {
        note(model.step());
      }
    } catch (Enough enough) {
      // All steps are noted.
    }
  }

  private void note(double value) {
    taken++;
    wall[taken] = System.nanoTime();
    processor[taken] = processorTime();
    losses[taken] = value;
    boolean late =
        taken > warmUp && wall[taken] - wall[Math.max(1, warmUp)] > seconds * 1_000_000_000L;
    if (taken == warmUp + steps || late) {
      throw new Enough();
    }
  }

  private static long processorTime() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }

  private double median(long[] moments) {
    double[] times = new double[taken - warmUp];
    for (int n = 0; n < times.length; n++) {
      times[n] = (moments[warmUp + n + 1] - moments[warmUp + n]) / 1e9;
    }
    Arrays.sort(times);
    return rounded(times[times.length / 2]);
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}
