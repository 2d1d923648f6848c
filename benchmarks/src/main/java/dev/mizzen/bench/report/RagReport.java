package dev.mizzen.bench.report;

import dev.mizzen.bench.Programs;
import dev.mizzen.bench.accuracy.ReportFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns what RagAccuracy and RagLatency wrote into one HTML file. */
@Command(
    name = "RagReport",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes a self-contained page of answers: targets, risk and coverage, times.")
public final class RagReport implements Callable<Integer> {
  @Option(
      names = "--results",
      defaultValue = "benchmarks/results",
      description =
          "folder with rag-squad.json and, if there, rag-squad-words, -musique, -2wiki,"
              + " -gguf and -latency")
  private Path results = Path.of("");

  @Option(names = "--out", defaultValue = "rag.html", description = "the page")
  private Path out = Path.of("");

  RagReport() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program. */
  public static int run(String... args) {
    return Programs.run(new RagReport(), args);
  }

  @Override
  public Integer call() {
    ReportFiles.write(out, new RagPage(RagFigures.read(results)).html());
    return 0;
  }
}
