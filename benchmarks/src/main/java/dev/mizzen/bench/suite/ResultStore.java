package dev.mizzen.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.bench.accuracy.ReportFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * What was measured so far, in a file of JMH's form that is written after each fork: a run may be
 * stopped at any time, and goes on where it was.
 */
final class ResultStore {
  private static final JsonMapper JSON = new JsonMapper();

  /** Of no use to a reader, and full of one machine's paths and of JMH's percentiles. */
  private static final List<String> LEFT_OUT = List.of("jvm", "jvmArgs");

  private static final List<String> METRIC_LEFT_OUT =
      List.of("scorePercentiles", "scoreConfidence");

  private final Path file;
  private final ArrayNode entries;

  ResultStore(Path file) {
    this.file = file;
    try {
      entries =
          Files.exists(file) && JSON.readTree(Files.readAllBytes(file)) instanceof ArrayNode before
              ? before
              : JsonNodeFactory.instance.arrayNode();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** How many forks of {@code wanted} there are. */
  long forks(Case wanted) {
    long forks = 0;
    for (JsonNode entry : entries) {
      Map<String, String> parameters = new TreeMap<>();
      entry.path("params").forEachEntry((name, value) -> parameters.put(name, value.asText()));
      String key = entry.path("benchmark").asText() + parameters;
      forks += key.equals(wanted.key()) ? 1 : 0;
    }
    return forks;
  }

  void add(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(
            ResultFormatType.JSON, new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .writeOut(results);
    try {
      for (JsonNode entry : JSON.readTree(bytes.toByteArray())) {
        ObjectNode kept = (ObjectNode) entry;
        kept.remove(LEFT_OUT);
        ((ObjectNode) kept.path("primaryMetric")).remove(METRIC_LEFT_OUT);
        kept.path("secondaryMetrics")
            .forEach(metric -> ((ObjectNode) metric).remove(METRIC_LEFT_OUT));
        entries.add(kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("JMH's results are no JSON", e);
    }
    write();
  }

  private void write() {
    StringBuilder lines = new StringBuilder("[\n");
    for (int i = 0; i < entries.size(); i++) {
      lines.append(entries.get(i)).append(i + 1 < entries.size() ? ",\n" : "\n");
    }
    ReportFiles.write(file, lines.append("]\n").toString());
  }
}
