package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.HeapPeak;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.peers.ContrastiveLoss;
import dev.mizzen.bench.peers.ContrastiveLosses;
import dev.mizzen.bench.workload.InfoNceData;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The memory of one InfoNCE loss with both gradients, in a JVM of its own whose heap holds rows,
 * gradients and a limit: a call that needs more ends with an OutOfMemoryError.
 */
@Command(
    name = "InfoNceMemory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs one loss with gradients in a heap that is scarcely larger than the rows.")
public final class InfoNceMemory implements Callable<Integer> {
  private static final String CHILD = "mizzen.bench.memory.child";
  private static final double MEGABYTE = 1e6;

  @Option(names = "--batch", defaultValue = "65536", description = "default: ${DEFAULT-VALUE}")
  private int batch;

  @Option(names = "--dimension", defaultValue = "128", description = "default: ${DEFAULT-VALUE}")
  private int dimension;

  @Option(names = "--loss", defaultValue = "one", description = "one or symmetric")
  private String loss = "";

  @Option(names = "--implementation", defaultValue = "simd", description = "simd or scalar")
  private String implementation = "";

  @Option(
      names = "--limit",
      defaultValue = "200",
      description = "megabytes beyond rows and gradients (default: ${DEFAULT-VALUE})")
  private int limit;

  @Option(names = "--json", description = "writes the figures here, too")
  private @Nullable Path json;

  private final String[] args;

  private InfoNceMemory(String... args) {
    this.args = args;
  }

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Programs.run(new InfoNceMemory(args), args));
  }

  @Override
  public Integer call() {
    if (!Boolean.getBoolean(CHILD)) {
      long heap = (argumentBytes() >> 20) + (long) (limit * MEGABYTE) / (1 << 20);
      return Relaunch.with(
          List.of(
              "-D" + CHILD + "=true",
              "-XX:+UseSerialGC",
              "-Xmn6m",
              "-Xms" + heap + "m",
              "-Xmx" + heap + "m"),
          InfoNceMemory.class,
          args);
    }
    ReportFiles.tell(List.of(measure()), json);
    return 0;
  }

  /** Queries, documents, their gradients and the positives. */
  private long argumentBytes() {
    return (4L * dimension + 1) * batch * Float.BYTES;
  }

  private Map<String, Object> measure() {
    InfoNceData data = new InfoNceData(batch, dimension, loss);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("implementation", implementation);
    figures.put("batch", batch);
    figures.put("dimension", dimension);
    figures.put("loss", loss);
    try (ContrastiveLoss opened = ContrastiveLosses.open(implementation, data, 1)) {
      HeapPeak heap = HeapPeak.begin();
      long start = System.nanoTime();
      figures.put("value", opened.run());
      figures.put("seconds", rounded((System.nanoTime() - start) / 1e9));
      figures.put("extra_heap_megabytes", rounded(heap.bytes() / MEGABYTE));
      figures.put("heap_before_megabytes", rounded(heap.bytesBefore() / MEGABYTE));
    }
    figures.put("rows_and_gradients_megabytes", rounded(argumentBytes() / MEGABYTE));
    figures.put("heap_limit_megabytes", rounded(Runtime.getRuntime().maxMemory() / MEGABYTE));
    figures.putAll(MachineFacts.all());
    return figures;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.1f", value));
  }
}
