package dev.mizzen.bench.throughput;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times several encoders turn by turn and reports the median of each. */
public final class Interleaved {
  private Interleaved() {}

  /**
   * One turn of each to warm up, then {@code rounds} timed ones. The result has, for each encoder,
   * {@code NAME_texts_per_second}, {@code NAME_cpu_ms_per_text} and, from the second on, {@code
   * NAME_ratio}: how many times as fast as it the first one is; and the machine's load before.
   */
  public static Map<String, Object> measure(
      List<SentenceEncoder> encoders, List<String> texts, int rounds) {
    encoders.forEach(encoder -> encoder.embed(texts));
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    double[][] wall = new double[encoders.size()][rounds];
    double[][] cpu = new double[encoders.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < encoders.size(); i++) {
        // Another order each round, so that none always follows the same one.
        int turn = (i + round) % encoders.size();
        long cpuStart = cpuNanos();
        long start = System.nanoTime();
        encoders.get(turn).embed(texts);
        wall[turn][round] = (System.nanoTime() - start) / 1e9;
        cpu[turn][round] = (cpuNanos() - cpuStart) / 1e6;
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i < encoders.size(); i++) {
      String name = encoders.get(i).name();
      figures.put(name + "_texts_per_second", texts.size() / median(wall[i]));
      figures.put(name + "_cpu_ms_per_text", median(cpu[i]) / texts.size());
      if (i > 0) {
        figures.put(name + "_ratio", median(wall[i]) / median(wall[0]));
      }
    }
    figures.put("load_average", load);
    return figures;
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
