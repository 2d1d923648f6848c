package dev.mizzen.bench.report;

import dev.mizzen.bench.Programs;
import dev.mizzen.bench.accuracy.ReportFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns JMH's JSON into one HTML file and a summary. */
@Command(
    name = "Report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Makes a self-contained page of JMH's results, with targets and rooflines.")
public final class Report implements Callable<Integer> {
  private static final String MACHINE = "machine.json";

  @Option(
      names = "--jmh",
      split = ",",
      required = true,
      description =
          "results that JMH wrote with -rf json; entries of the same benchmark are joined")
  private List<Path> jmh = List.of();

  @Option(
      names = "--machine",
      description =
          "facts about the machine, a flat JSON object (default: machine.json beside the results)")
  private @Nullable Path machine;

  @Option(names = "--notes", description = "a flat JSON object: for a target's id, a note")
  private @Nullable Path notes;

  @Option(names = "--out", defaultValue = "report.html", description = "the page")
  private Path out = Path.of("");

  @Option(names = "--summary", description = "the figures as JSON")
  private @Nullable Path summary;

  Report() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs the program. */
  public static int run(String... args) {
    return Programs.run(new Report(), args);
  }

  @Override
  public Integer call() {
    Results results = new Results(ResultFile.read(jmh));
    List<Verdict> verdicts = Targets.all().stream().map(target -> target.verdict(results)).toList();
    Map<String, String> facts = machineFacts();
    Map<String, String> words = notes == null ? Map.of() : MachineFile.read(notes);
    ReportFiles.write(out, new HtmlReport(results, verdicts, facts, words).html());
    if (summary != null) {
      ReportFiles.write(summary, Summary.of(results, verdicts, facts));
    }
    for (Verdict verdict : verdicts) {
      System.out.println(
          verdict.state()
              + ": "
              + verdict.check()
              + ": "
              + verdict.measured()
              + ", target "
              + verdict.target());
    }
    return 0;
  }

  private Map<String, String> machineFacts() {
    Path file = machine == null ? jmh.getFirst().resolveSibling(MACHINE) : machine;
    return machine == null && !Files.exists(file) ? Map.of() : MachineFile.read(file);
  }
}
