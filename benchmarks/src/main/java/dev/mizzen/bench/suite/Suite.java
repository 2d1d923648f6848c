package dev.mizzen.bench.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.bench.Programs;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.machine.MachineProfiler;
import dev.mizzen.bench.report.Report;
import dev.mizzen.bench.workload.Interactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the kernels' benchmarks in forks, each with its peers in turn, and writes the report. */
@Command(
    name = "Suite",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures the kernels and their peers. May be stopped at any time and started again: it"
            + " goes on where it was.")
public final class Suite implements Callable<Integer> {
  private static final int OPTIONAL_FAILURE = 3;
  private static final String LARGE_BATCH = "65536";

  @Option(names = "--out", required = true, description = "folder of the results and the report")
  private Path out = Path.of("");

  @Option(
      names = "--gowalla",
      description = "folder of Gowalla in LightGCN's form (default: a synthetic graph of its size)")
  private @Nullable Path gowalla;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "forks of each implementation (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--quick", description = "one fork with short iterations")
  private boolean quick;

  @Option(names = "--only", description = "a regular expression that a case's name must contain")
  private Pattern only = Pattern.compile("");

  @Option(names = "--python", description = "an interpreter that has SciPy and FAISS")
  private @Nullable String python;

  @Option(names = "--notes", description = "a flat JSON object: for a target's id, a note")
  private @Nullable Path notes;

  @Option(names = "--list", description = "shows what would run, and does not")
  private boolean list;

  Suite() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return Programs.run(new Suite(), args);
  }

  @Override
  public Integer call() {
    List<Case> cases =
        Plan.full(gowalla == null ? "synthetic" : "gowalla")
            .inTurn(quick ? 1 : rounds)
            .filter(one -> only.matcher(one.toString()).find())
            .toList();
    if (list) {
      cases.forEach(System.out::println);
      return 0;
    }
    prepare();
    ResultStore store = new ResultStore(out.resolve("results.json"));
    List<Case> missing = missing(cases, store);
    System.err.println(cases.size() + " forks, " + missing.size() + " to run");
    int failed = runAll(missing, store);
    int reported = Files.exists(out.resolve("results.json")) ? report() : 0;
    return failed == 0 ? reported : OPTIONAL_FAILURE;
  }

  private void prepare() {
    try {
      Files.createDirectories(out);
      Path machine = out.resolve("machine.json");
      if (!Files.exists(machine)) {
        ReportFiles.write(
            machine,
            new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(MachineFacts.all())
                + "\n");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts are words", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + out, e);
    }
  }

  /** Those of which there are fewer forks than there should be. */
  private static List<Case> missing(List<Case> cases, ResultStore store) {
    Map<String, Long> there = new HashMap<>();
    List<Case> missing = new ArrayList<>();
    for (Case one : cases) {
      long left = there.computeIfAbsent(one.key(), key -> store.forks(one));
      there.put(one.key(), left - 1);
      if (left <= 0) {
        missing.add(one);
      }
    }
    return missing;
  }

  private int runAll(List<Case> cases, ResultStore store) {
    int failed = 0;
    long start = System.nanoTime();
    for (int i = 0; i < cases.size(); i++) {
      System.err.printf(Locale.ROOT, "[%d/%d] %s ... ", i + 1, cases.size(), cases.get(i));
      try {
        List<RunResult> results = List.copyOf(new Runner(options(cases.get(i))).run());
        store.add(results);
        System.err.printf(
            Locale.ROOT,
            "%.4g %s, %s left%n",
            results.getFirst().getPrimaryResult().getScore(),
            results.getFirst().getPrimaryResult().getScoreUnit(),
            left(start, i + 1, cases.size()));
      } catch (RunnerException e) {
        failed++;
        System.err.println("left out: " + e.getMessage() + " See " + log(cases.get(i)));
      }
    }
    return failed;
  }

  private static Duration left(long start, int done, int all) {
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    return Duration.ofSeconds(seconds * (all - done) / done);
  }

  private Path log(Case one) {
    return out.resolve("log-" + one.implementation() + ".txt");
  }

  private Options options(Case one) {
    List<String> flags = new ArrayList<>();
    flags.add("-D" + MachineProfiler.READ_THREADS + "=" + one.readThreads());
    flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    if (gowalla != null) {
      flags.add("-D" + Interactions.FOLDER + "=" + gowalla);
    }
    if (python != null) {
      flags.add("-Dmizzen.bench.python=" + python);
    }
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(one.benchmark()) + "$")
            .forks(1)
            .shouldFailOnError(true)
            .addProfiler(MachineProfiler.class)
            .jvmArgsAppend(flags.toArray(String[]::new))
            .output(log(one).toString());
    one.parameters().forEach(options::param);
    if (one.parameters().getOrDefault("batch", "").equals(LARGE_BATCH)) {
      // Half a minute each; the check on a small batch has warmed up the code.
      options.warmupIterations(0).measurementIterations(1);
    } else if (quick) {
      options
          .warmupIterations(1)
          .warmupTime(TimeValue.milliseconds(500))
          .measurementIterations(3)
          .measurementTime(TimeValue.milliseconds(500));
    }
    return options.build();
  }

  private int report() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--jmh", out.resolve("results.json").toString()));
    arguments.addAll(List.of("--out", out.resolve("report.html").toString()));
    arguments.addAll(List.of("--summary", out.resolve("summary.json").toString()));
    if (notes != null) {
      arguments.addAll(List.of("--notes", notes.toString()));
    }
    return Report.run(arguments.toArray(String[]::new));
  }
}
