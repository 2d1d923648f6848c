package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.workload.PreferenceRun;
import dev.mizzen.bench.workload.PreferenceSetting;
import dev.mizzen.impl.eval.WinnerPercentiles;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.train.preference.PreferenceReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Distillation of preferences in a made-up world: groups by score bins beside groups at random, for
 * a teacher who tells all things apart and one to whom most are equally irrelevant. Everything is
 * decided by the seeds.
 */
@Command(
    name = "PreferenceStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Distils the rankings of simulated teachers and says how well that went.")
public final class PreferenceStudy implements Callable<Integer> {
  @Option(names = "--seeds", defaultValue = "3", description = "how many (default: 3, from 0)")
  private int seeds;

  @Option(names = "--json", description = "writes the figures here, too")
  private @Nullable Path json;

  @Option(names = "--per-person", description = "file for the percentiles of each test person")
  private @Nullable Path perPerson;

  private final String[] args;
  private final KernelBackend backend;
  private final List<String> lines = new ArrayList<>();

  private PreferenceStudy(String... args) {
    this.args = args;
    this.backend = KernelBackends.select(Optional.empty());
  }

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Programs.run(new PreferenceStudy(args), args));
  }

  @Override
  public Integer call() {
    OptionalInt relaunched = Relaunch.ifNeeded(PreferenceStudy.class, args);
    if (relaunched.isPresent()) {
      return relaunched.getAsInt();
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed = 0; seed < seeds; seed++) {
      compare("dense", PreferenceSetting.dense(true), PreferenceSetting.dense(false), seed, rows);
      PreferenceSetting binned = PreferenceSetting.sparse(true);
      compare("sparse", binned, PreferenceSetting.sparse(false), seed, rows);
      compare("sparse, one sampling", binned.withoutResampling(), binned, seed, rows);
    }
    rows.add(new LinkedHashMap<>(MachineFacts.all()));
    ReportFiles.tell(rows, json);
    if (perPerson != null) {
      ReportFiles.write(perPerson, String.join("\n", lines) + "\n");
    }
    return 0;
  }

  private void compare(
      String name,
      PreferenceSetting setting,
      PreferenceSetting control,
      long seed,
      List<Map<String, Object>> rows) {
    PreferenceRun run = PreferenceRun.of(setting, backend, seed);
    PreferenceRun other = PreferenceRun.of(control, backend, seed);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("setting", name);
    row.put("seed", seed);
    row.put("groups", (long) setting.groups() * setting.cycles());
    put(row, "before", run.before(), seed);
    put(row, "after", run.after(), seed);
    put(row, "control", other.after(), seed);
    put(row, "ceiling", run.ceiling(), seed);
    var difference = WinnerPercentiles.Difference.of(run.after(), other.after(), seed);
    row.put("after_minus_control", rounded(difference.mean()));
    row.put("after_minus_control_lower", rounded(difference.lower()));
    row.put("after_minus_control_upper", rounded(difference.upper()));
    row.put("control_is", control.binned() ? "binned, sampled in each cycle" : "random groups");
    PreferenceReport.Cycle last = run.training().cycles().getLast();
    row.put("held_out_accuracy", rounded(last.heldOutAccuracy()));
    row.put("teacher_calls", run.calls().calls());
    rows.add(row);
    for (int p = 0; p < run.after().size(); p++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "{\"setting\":\"%s\",\"seed\":%d,\"person\":%d,"
                  + "\"before\":%.4f,\"after\":%.4f,\"control\":%.4f,\"ceiling\":%.4f}",
              name,
              seed,
              p,
              run.before().get(p),
              run.after().get(p),
              other.after().get(p),
              run.ceiling().get(p)));
    }
  }

  private static void put(
      Map<String, Object> row, String name, List<Double> percentiles, long seed) {
    WinnerPercentiles summary = WinnerPercentiles.of(percentiles, seed);
    row.put(name, rounded(summary.mean()));
    row.put(name + "_lower", rounded(summary.lower()));
    row.put(name + "_upper", rounded(summary.upper()));
    row.put(name + "_median", rounded(summary.median()));
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}
