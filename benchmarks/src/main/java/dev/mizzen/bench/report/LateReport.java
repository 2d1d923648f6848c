package dev.mizzen.bench.report;

import dev.mizzen.bench.Programs;
import dev.mizzen.bench.accuracy.ReportFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns what LateAccuracy and LateChurn wrote into one HTML file. */
@Command(
    name = "LateReport",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes a self-contained page of late interaction's figures.")
public final class LateReport implements Callable<Integer> {
  @Option(
      names = "--index",
      split = ",",
      required = true,
      description = "what LateAccuracy --index wrote")
  private List<Path> index = List.of();

  @Option(
      names = "--passages",
      split = ",",
      description = "what LateAccuracy --passages wrote, for the curve of costs")
  private List<Path> passages = List.of();

  @Option(names = "--churn", description = "what LateChurn wrote")
  private Optional<Path> churn = Optional.empty();

  @Option(names = "--out", defaultValue = "late.html", description = "the page")
  private Path out = Path.of("");

  LateReport() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program. */
  public static int run(String... args) {
    return Programs.run(new LateReport(), args);
  }

  @Override
  public Integer call() {
    ReportFiles.write(out, new LatePage(LateFigures.read(index, passages, churn)).html());
    return 0;
  }
}
