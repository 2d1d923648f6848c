package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.bench.Programs;
import dev.mizzen.bench.accuracy.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns the figures of a study of heads into one HTML file. */
@Command(
    name = "StudyReport",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes a self-contained page of what HeadStudy found.")
public final class StudyReport implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(names = "--heads", required = true, description = "what HeadStudy wrote")
  private Path heads = Path.of("");

  @Option(names = "--lists", description = "what LateAccuracy wrote, for the picture of costs")
  private Optional<Path> lists = Optional.empty();

  @Option(names = "--out", defaultValue = "heads.html", description = "the page")
  private Path out = Path.of("");

  StudyReport() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program. */
  public static int run(String... args) {
    return Programs.run(new StudyReport(), args);
  }

  @Override
  public Integer call() {
    HeadReport report = new HeadReport(StudyFigures.of(read(heads)), lists.map(StudyReport::read));
    ReportFiles.write(out, report.html());
    return 0;
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read as JSON: " + e.getMessage(), e);
    }
  }
}
