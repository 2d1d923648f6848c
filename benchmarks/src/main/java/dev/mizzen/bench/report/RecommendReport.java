package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.bench.Programs;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.impl.eval.TextLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns what was published of recommenders into one HTML file. */
@Command(
    name = "RecommendReport",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes a self-contained page of recommenders: tables, curves, costs, history.")
public final class RecommendReport implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--results",
      defaultValue = "benchmarks/results",
      description = "folder with JSON files of RecommendAccuracy, RecommendComparison and studies")
  private Path results = Path.of("");

  @Option(names = "--out", defaultValue = "recommend.html", description = "the page")
  private Path out = Path.of("");

  RecommendReport() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program. */
  public static int run(String... args) {
    return Programs.run(new RecommendReport(), args);
  }

  @Override
  public Integer call() {
    Map<String, JsonNode> runs = new LinkedHashMap<>();
    Map<String, JsonNode> comparisons = new LinkedHashMap<>();
    Map<String, JsonNode> studies = new LinkedHashMap<>();
    for (Path file : files()) {
      JsonNode node = read(file);
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      if (node.has("recall@20") && node.has("part")) {
        runs.put(name, node);
      } else if (node.isArray() && node.path(0).has("baseline") && node.path(0).has("metric")) {
        comparisons.put(name, node);
      } else if (PaperStudy.is(node) || (node.isArray() && name.startsWith("textgcn-"))) {
        studies.put(name, node);
      }
    }
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(results + " has no figures of recommenders");
    }
    ReportFiles.write(out, new RecommendPage(runs, comparisons, studies, ledger()).html());
    return 0;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(results)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + results + ": " + e, e);
    }
  }

  private List<JsonNode> ledger() {
    Path file = results.resolve("test-ledger.jsonl");
    List<JsonNode> lines = new ArrayList<>();
    if (Files.exists(file)) {
      TextLines.forEach(file, (number, line) -> lines.add(parse(line)));
    }
    return lines;
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException("expected a JSON object, got: " + line, e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }
}
