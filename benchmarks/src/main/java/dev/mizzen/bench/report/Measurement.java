package dev.mizzen.bench.report;

import dev.mizzen.bench.machine.MachineProfiler;
import dev.mizzen.bench.machine.Work;
import dev.mizzen.bench.report.Statistics.Interval;
import java.util.Map;
import java.util.TreeMap;

/**
 * One implementation of one benchmark with one set of parameters, all its forks together.
 *
 * @param benchmark the simple name of its class
 * @param method that was timed
 * @param implementation who ran
 * @param parameters the others, by name
 * @param forks how many JVMs
 * @param millis for one operation, one entry for each iteration
 * @param beside the secondary results, in the order of {@code millis}
 */
@SuppressWarnings("ArrayRecordComponent") // Read only, and never compared.
record Measurement(
    String benchmark,
    String method,
    String implementation,
    TreeMap<String, String> parameters,
    int forks,
    double[] millis,
    Map<String, double[]> beside) {

  /** What a benchmark and its parameters have in common, without the implementation. */
  String workload() {
    return benchmark + "." + method + parameters;
  }

  /** The time of one operation in milliseconds. */
  Interval time() {
    return Statistics.medianInterval(millis);
  }

  /** The median of a secondary result, NaN if there is none. */
  double beside(String name) {
    return Statistics.median(beside.getOrDefault(name, new double[0]));
  }

  /** The median of a fact of the benchmark, NaN if there is none. */
  double fact(String name) {
    return beside(MachineProfiler.FACT + name);
  }

  /** How many times as fast as {@code other} this is. */
  Interval fasterThan(Measurement other) {
    return Statistics.ratio(other.millis, millis);
  }

  /** The share of the multiply-add peak of as many cores as there are threads, NaN if unknown. */
  double shareOfPeak() {
    return shareOf(MachineProfiler.FMA, fact(Work.FLOPS) / threads());
  }

  /** The effective bandwidth as a share of the read bandwidth, NaN if unknown. */
  double shareOfBandwidth() {
    return shareOf(MachineProfiler.READ, fact(Work.BYTES));
  }

  /** Each iteration against the ceiling that was measured just before it. */
  private double shareOf(String ceiling, double work) {
    double[] ceilings = beside.getOrDefault(ceiling, new double[0]);
    if (ceilings.length != millis.length || Double.isNaN(work)) {
      return Double.NaN;
    }
    double[] shares = new double[millis.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = work / (millis[i] * 1e6) / ceilings[i];
    }
    return Statistics.median(shares);
  }

  /** The threads that the operation may use. */
  int threads() {
    return Integer.parseInt(parameters.getOrDefault("threads", "1"));
  }

  /** Whether it had too little of its processors, or others too much, for its time to count. */
  boolean disturbed() {
    return beside(MachineProfiler.OTHERS) > 0.1;
  }
}
