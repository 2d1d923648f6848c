package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.bench.machine.MachineProfiler;
import dev.mizzen.bench.report.Statistics.Interval;
import java.util.List;
import java.util.Map;

/** The report's figures for programs. */
final class Summary {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Summary() {}

  static String of(Results results, List<Verdict> verdicts, Map<String, String> machine) {
    ObjectNode root = JSON.objectNode();
    ObjectNode facts = root.putObject("machine");
    machine.forEach(facts::put);
    ArrayNode targets = root.putArray("targets");
    for (Verdict verdict : verdicts) {
      targets
          .addObject()
          .put("id", verdict.id())
          .put("check", verdict.check())
          .put("target", verdict.target())
          .put("measured", verdict.measured())
          .put("verdict", verdict.state().toString());
    }
    ArrayNode measurements = root.putArray("measurements");
    results.measurements().forEach(measurement -> add(measurements.addObject(), measurement));
    return root.toPrettyString() + "\n";
  }

  private static void add(ObjectNode node, Measurement measurement) {
    Interval time = measurement.time();
    node.put("benchmark", measurement.benchmark() + "." + measurement.method());
    node.put("implementation", measurement.implementation());
    ObjectNode parameters = node.putObject("parameters");
    measurement.parameters().forEach(parameters::put);
    node.put("median_ms", time.value());
    node.put("low_ms", time.low());
    node.put("high_ms", time.high());
    put(node, "share_of_fma_peak", measurement.shareOfPeak());
    put(node, "share_of_read_bandwidth", measurement.shareOfBandwidth());
    put(node, "cpus", measurement.beside(MachineProfiler.CPU));
    put(node, "cpus_of_others", measurement.beside(MachineProfiler.OTHERS));
    measurement.beside().keySet().stream()
        .filter(name -> name.startsWith(MachineProfiler.FACT))
        .forEach(
            name ->
                put(node, name.substring(MachineProfiler.FACT.length()), measurement.beside(name)));
    node.put("forks", measurement.forks());
    node.put("iterations", measurement.millis().length);
  }

  private static void put(ObjectNode node, String name, double value) {
    if (!Double.isNaN(value)) {
      node.put(name, value);
    }
  }
}
