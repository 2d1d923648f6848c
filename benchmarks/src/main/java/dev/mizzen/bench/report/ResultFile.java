package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** Reads what JMH writes with {@code -rf json}. */
final class ResultFile {
  private static final String IMPLEMENTATION = "implementation";

  private ResultFile() {}

  /**
   * The measurements of all files; entries with the same benchmark and parameters are forks of one.
   */
  static List<Measurement> read(List<Path> files) {
    Map<String, Measurement> merged = new LinkedHashMap<>();
    for (Path file : files) {
      for (JsonNode entry : entries(file)) {
        Measurement next = measurement(file, entry);
        merged.merge(next.workload() + next.implementation(), next, ResultFile::join);
      }
    }
    return List.copyOf(merged.values());
  }

  private static JsonNode entries(Path file) {
    try {
      JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
      if (!root.isArray()) {
        throw new IllegalArgumentException(file + " is not a result of JMH: no array");
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Measurement measurement(Path file, JsonNode entry) {
    String[] name = entry.path("benchmark").asText().split("\\.", -1);
    JsonNode primary = entry.path("primaryMetric");
    if (name.length < 2 || !primary.has("rawData")) {
      throw new IllegalArgumentException(file + " is not a result of JMH: no benchmark or data");
    }
    TreeMap<String, String> parameters = new TreeMap<>();
    entry.path("params").forEachEntry((key, value) -> parameters.put(key, value.asText()));
    String implementation = parameters.remove(IMPLEMENTATION);
    double unit = millis(primary.path("scoreUnit").asText());
    Map<String, double[]> beside = new LinkedHashMap<>();
    entry
        .path("secondaryMetrics")
        .forEachEntry((key, metric) -> beside.put(key, raw(metric, 1).toArray()));
    return new Measurement(
        name[name.length - 2],
        name[name.length - 1],
        implementation == null ? "" : implementation,
        parameters,
        primary.path("rawData").size(),
        raw(primary, unit).toArray(),
        beside);
  }

  private static DoubleStream raw(JsonNode metric, double unit) {
    return StreamSupport.stream(metric.path("rawData").spliterator(), false)
        .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
        .mapToDouble(value -> value.asDouble() * unit);
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "s/op" -> 1e3;
      case "ms/op" -> 1;
      case "us/op" -> 1e-3;
      case "ns/op" -> 1e-6;
      default -> throw new IllegalArgumentException("'" + unit + "' is not a time per operation");
    };
  }

  private static Measurement join(Measurement a, Measurement b) {
    Map<String, double[]> beside = new LinkedHashMap<>(a.beside());
    b.beside().forEach((key, values) -> beside.merge(key, values, ResultFile::join));
    return new Measurement(
        a.benchmark(),
        a.method(),
        a.implementation(),
        a.parameters(),
        a.forks() + b.forks(),
        join(a.millis(), b.millis()),
        beside);
  }

  private static double[] join(double[] a, double[] b) {
    List<double[]> parts = new ArrayList<>(List.of(a, b));
    return parts.stream().flatMapToDouble(DoubleStream::of).toArray();
  }
}
