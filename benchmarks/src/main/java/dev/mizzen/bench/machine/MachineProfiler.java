package dev.mizzen.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the machine's ceilings in the benchmark's own JVM just before each iteration, and how
 * much of the machine the iteration had to itself.
 *
 * <p>Secondary results: {@value #FMA} and {@value #READ} (the latter if the system property {@value
 * #READ_THREADS} names a number of threads), {@value #CPU} (processors this JVM used, on average),
 * {@value #OTHERS} (processors that others used, the hypervisor included), and every one of {@link
 * Facts}.
 */
public final class MachineProfiler implements InternalProfiler {
  /** Peak of one core, 10⁹ floating-point operations a second. */
  public static final String FMA = "roofline.fma";

  /** Read bandwidth, 10⁹ bytes a second. */
  public static final String READ = "roofline.read";

  /** Processors that this JVM used. */
  public static final String CPU = "machine.cpu";

  /** Processors that others used. */
  public static final String OTHERS = "machine.others";

  /** Before the name of each fact. */
  public static final String FACT = "fact.";

  /** The system property that asks for the read bandwidth. */
  public static final String READ_THREADS = "mizzen.bench.read.threads";

  private static final int FMA_MILLIS = 60;
  private static final int WARM_UP_MILLIS = 500;
  private static final int WARM_UP_READS = 3;
  private static final Path STAT = Path.of("/proc/stat");
  private static final double TICKS_PER_SECOND = 100;

  private final int readThreads = Integer.getInteger(READ_THREADS, 0);
  private long[] memory = {};
  private boolean warm;
  private double fma;
  private double read;
  private long wallBefore;
  private long cpuBefore;
  private double busyBefore;

  /** Made by JMH, in a fork and, only to see whether it can be made, in the JVM that starts it. */
  public MachineProfiler() {}

  @Override
  public String getDescription() {
    return "the machine's ceilings and load, and the benchmark's facts";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    warmUp();
    fma = Rooflines.gigaflops(FMA_MILLIS);
    read = readThreads > 0 ? Rooflines.gigabytes(memory, readThreads) : 0;
    busyBefore = busySeconds();
    cpuBefore = processCpu();
    wallBefore = System.nanoTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double wall = (System.nanoTime() - wallBefore) / 1e9;
    double cpu = (processCpu() - cpuBefore) / 1e9;
    double others = busySeconds() - busyBefore - cpu;
    List<ScalarResult> results = new ArrayList<>();
    results.add(result(FMA, fma, "GFLOP/s"));
    if (readThreads > 0) {
      results.add(result(READ, read, "GB/s"));
    }
    results.add(result(CPU, cpu / wall, "CPUs"));
    results.add(result(OTHERS, Math.max(0, others / wall), "CPUs"));
    Facts.all().forEach((name, value) -> results.add(result(FACT + name, value, "")));
    return results;
  }

  /** Lets the JVM compile the measurements of the ceilings. */
  private void warmUp() {
    if (warm) {
      return;
    }
    warm = true;
    Rooflines.gigaflops(WARM_UP_MILLIS);
    memory = readThreads > 0 ? Rooflines.memory() : memory;
    for (int i = 0; readThreads > 0 && i < WARM_UP_READS; i++) {
      Rooflines.gigabytes(memory, readThreads);
    }
  }

  private static ScalarResult result(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }

  private static long processCpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }

  /** Processor time that anyone used since the start, or 0 where the system does not tell. */
  private static double busySeconds() {
    try {
      String[] fields = Files.readAllLines(STAT).getFirst().trim().split("\\s+", -1);
      // cpu user nice system idle iowait irq softirq steal
      double ticks = 0;
      for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
        ticks += Double.parseDouble(fields[i]);
      }
      return ticks / TICKS_PER_SECOND;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
