package dev.mizzen.bench.recommend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.impl.eval.TextLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Each user's values as JSON lines, packed if the name says so. */
public final class UserLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private UserLines() {}

  /** Writes one line for each user. */
  public static void write(EvaluationReport report, Path file) {
    write(List.of(""), system -> report, file);
  }

  /** Writes one line for each system and user. */
  public static void write(
      List<String> systems, Function<String, EvaluationReport> reports, Path file) {
    try (Writer out = open(file)) {
      for (String system : systems) {
        write(system, reports.apply(system), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void write(String system, EvaluationReport report, Writer out) throws IOException {
    for (Map.Entry<String, List<Double>> user : report.perQuery().entrySet()) {
      Map<String, Object> line = new LinkedHashMap<>();
      if (!system.isEmpty()) {
        line.put("system", system);
      }
      line.put("user", user.getKey());
      for (int m = 0; m < report.metrics().size(); m++) {
        line.put(report.metrics().get(m).toString(), user.getValue().get(m));
      }
      out.write(JSON.writeValueAsString(line) + "\n");
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.mizzen.error.DataFormatException if a line is no such
   */
  public static EvaluationReport read(Path file) {
    List<Metric> metrics = RecommendFigures.METRICS;
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    TextLines.forEach(
        file,
        (number, line) -> {
          JsonNode values = parse(line);
          List<Double> row =
              metrics.stream().map(metric -> value(values, metric.toString())).toList();
          rows.put(values.path("user").asText(), row);
        });
    return new EvaluationReport(metrics, rows);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a JSON object, got: " + line, e);
    }
  }

  private static double value(JsonNode values, String metric) {
    if (!values.path(metric).isNumber()) {
      throw new IllegalArgumentException("expected a number as '" + metric + "', got " + values);
    }
    return values.path(metric).asDouble();
  }

  private static Writer open(Path file) throws IOException {
    boolean packed = file.getFileName().toString().endsWith(".gz");
    return new BufferedWriter(
        new OutputStreamWriter(
            packed
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file),
            StandardCharsets.UTF_8));
  }
}
