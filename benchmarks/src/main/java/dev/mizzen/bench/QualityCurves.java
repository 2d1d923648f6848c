package dev.mizzen.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.bench.report.QualityCurve;
import dev.mizzen.bench.report.QualityCurve.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what {@code RecommendAccuracy --watch} measured of some trainings into one picture. */
@Command(
    name = "QualityCurves",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Draws quality by time of training.")
public final class QualityCurves implements Callable<Integer> {
  @Parameters(arity = "1..*", description = "name=file.json ...")
  private Map<String, Path> files = new LinkedHashMap<>();

  @Option(names = "--metric", defaultValue = "recall@20", description = "default: recall@20")
  private String metric = "";

  @Option(names = "--title", required = true, description = "above the picture")
  private String title = "";

  @Option(names = "--picture", required = true, description = "PNG file to write")
  private Path picture = Path.of("");

  QualityCurves() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Programs.run(new QualityCurves(), args));
  }

  @Override
  public Integer call() throws IOException {
    Map<String, List<Point>> curves = new LinkedHashMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      curves.put(file.getKey(), points(file.getValue()));
    }
    QualityCurve.write(title, metric + " of the validation part", curves, picture);
    return 0;
  }

  private List<Point> points(Path file) throws IOException {
    JsonNode figures = new JsonMapper().readTree(file.toFile());
    JsonNode seconds = figures.path("curve_seconds");
    JsonNode values = figures.path("curve_" + metric);
    if (seconds.isEmpty() || seconds.size() != values.size()) {
      throw new IllegalArgumentException(file + " has no curve of " + metric);
    }
    List<Point> points = new ArrayList<>();
    for (int n = 0; n < seconds.size(); n++) {
      points.add(new Point(seconds.path(n).asDouble(), values.path(n).asDouble()));
    }
    return points;
  }
}
