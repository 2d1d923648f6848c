package dev.mizzen.bench;

import dev.mizzen.Document;
import dev.mizzen.Recommender;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.recommend.DblpPapers;
import dev.mizzen.bench.recommend.PaperRanks;
import dev.mizzen.bench.recommend.PaperSplit;
import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.recommend.RecommenderBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Recommends new papers to authors with MIARec: mutual influence by gravity against equal weights,
 * each relation alone and all together, untrained and trained, beside content alone and beside
 * titles that are not the papers' own.
 */
@Command(
    name = "MiarecStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ranks held-out papers for their authors.")
public final class MiarecStudy implements Callable<Integer> {
  private static final String EQUAL = "equal";
  private static final String GRAVITY = "gravity";
  private static final String NONE = "content";
  private static final List<String> RELATIONS = List.of("co-authors", "topic", "venue", "all");

  @Option(names = "--data", required = true, description = "folder of the DBLP four-area set")
  private Path data = Path.of("");

  @Option(names = "--seeds", defaultValue = "5", description = "default: 5")
  private int seeds;

  @Option(names = "--epochs", defaultValue = "20", description = "of trainings; default: 20")
  private int epochs;

  @Option(
      names = "--config",
      arity = "1..*",
      description = "settings of all trainings: name=value ...")
  private Map<String, String> config = new LinkedHashMap<>();

  @Option(names = "--only", description = "systems whose names match this expression")
  private String only = ".*";

  @Option(
      names = "--validation",
      description = "measures the validation part, to choose settings, and no test papers")
  private boolean validation;

  @Option(names = "--resamples", defaultValue = "10000", description = "default: 10000")
  private int resamples;

  @Option(names = "--json", required = true, description = "writes figures here")
  private Path json = Path.of("");

  MiarecStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(
        Relaunch.ifNeeded(MiarecStudy.class, args)
            .orElseGet(() -> Programs.run(new MiarecStudy(), args)));
  }

  /**
   * A model under study.
   *
   * @param settings of it
   * @param shuffled whether it reads titles of other papers
   */
  private record Variant(String name, Map<String, String> settings, boolean shuffled) {}

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new IllegalArgumentException("--seeds must be 1 or more, got " + seeds);
    }
    List<Variant> variants =
        variants().stream().filter(variant -> variant.name.matches(only)).toList();
    if (variants.isEmpty()) {
      throw new IllegalArgumentException(
          "--only " + only + " leaves none of " + variants().stream().map(Variant::name).toList());
    }
    DblpPapers papers = DblpPapers.read(data);
    Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    Map<String, Double> seconds = new LinkedHashMap<>();
    Map<String, List<Double>> chosen = new LinkedHashMap<>();
    int pairs = 0;
    for (int seed = 0; seed < seeds; seed++) {
      PaperSplit split = PaperSplit.of(papers, seed);
      pairs += split.size();
      for (Variant variant : variants) {
        try (Recommender model = train(variant, papers, split, seed)) {
          seconds.merge(variant.name, model.report().time().toNanos() * 1e-9, Double::sum);
          double best = validation(model);
          chosen.computeIfAbsent(variant.name, key -> new ArrayList<>()).add(best);
          EvaluationReport ranks =
              validation
                  ? new EvaluationReport(PaperRanks.METRICS, Map.of())
                  : PaperRanks.of(model, split, seed + " ");
          values
              .computeIfAbsent(variant.name, key -> new LinkedHashMap<>())
              .putAll(ranks.perQuery());
          tell(seed, variant.name, best, ranks, model.report().time());
        }
      }
      if (!validation) {
        // After each split, so that an interruption leaves what was measured.
        publish(papers, seed + 1, pairs, variants, values, seconds, chosen);
      }
    }
    return 0;
  }

  private static double validation(Recommender model) {
    return model.report().epochs().stream()
        .mapToDouble(epoch -> epoch.validation().getOrDefault("recall@20", 0.0))
        .max()
        .orElse(0);
  }

  private static void tell(
      int seed, String name, double best, EvaluationReport ranks, Duration time) {
    StringBuilder means = new StringBuilder();
    for (Metric metric : PaperRanks.METRICS) {
      if (!ranks.perQuery().isEmpty()) {
        means.append(String.format(Locale.ROOT, ", %s %.4f", metric, ranks.mean(metric)));
      }
    }
    System.err.printf(
        Locale.ROOT,
        "split %d, %s: validation %.4f%s, %.1f s%n",
        seed,
        name,
        best,
        means,
        time.toNanos() * 1e-9);
  }

  private Recommender train(Variant variant, DblpPapers papers, PaperSplit split, long seed) {
    List<Document> items = variant.shuffled ? shuffled(papers.papers(), seed) : papers.papers();
    RecommenderBuilder builder =
        Recommender.model("miarec").items(items).seed(seed).validation(split.validation());
    variant.settings.forEach(builder::set);
    try (Progress progress = Progress.of(variant.name, "steps")) {
      return builder.train(split.training(), progress);
    }
  }

  /** The papers with each other's titles. */
  private static List<Document> shuffled(List<Document> papers, long seed) {
    List<String> titles = new ArrayList<>(papers.stream().map(Document::title).toList());
    Collections.shuffle(titles, new Random(seed));
    List<Document> shuffled = new ArrayList<>();
    for (int n = 0; n < titles.size(); n++) {
      shuffled.add(papers.get(n).toBuilder().title(titles.get(n)).build());
    }
    return shuffled;
  }

  private List<Variant> variants() {
    List<Variant> all = new ArrayList<>();
    all.add(new Variant("untrained " + NONE, settings(false, NONE, EQUAL), false));
    all.add(new Variant("untrained " + NONE + ", shuffled", settings(false, NONE, EQUAL), true));
    for (boolean trained : new boolean[] {false, true}) {
      String form = trained ? "trained " : "untrained ";
      if (trained) {
        all.add(new Variant(form + NONE, settings(true, NONE, EQUAL), false));
      }
      for (String relation : RELATIONS) {
        for (String weights : List.of(EQUAL, GRAVITY)) {
          String name = form + relation + ", " + weights;
          all.add(new Variant(name, settings(trained, relation, weights), false));
        }
      }
    }
    return all;
  }

  private Map<String, String> settings(boolean trained, String relation, String weights) {
    boolean all = relation.equals("all");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("trained", Boolean.toString(trained));
    settings.put("shared-items", Boolean.toString(all || relation.equals("co-authors")));
    settings.put("topic", Boolean.toString(all || relation.equals("topic")));
    settings.put("fields", all || relation.equals("venue") ? DblpPapers.VENUE : "");
    if (weights.equals(EQUAL)) {
      settings.put("mass-exponent", "0");
      settings.put("distance-exponent", "0");
    }
    if (trained) {
      settings.put("epochs", Integer.toString(epochs));
    }
    settings.putAll(config);
    return settings;
  }

  private void publish(
      DblpPapers papers,
      int splits,
      int pairs,
      List<Variant> variants,
      Map<String, Map<String, List<Double>>> values,
      Map<String, Double> seconds,
      Map<String, List<Double>> chosen) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("data", "DBLP four areas");
    about.put("papers", papers.papers().size());
    about.put("splits", splits);
    about.put(
        "split",
        "papers 85 : 5 : 10 at random; the test papers of authors who keep 2 or more, each among 99"
            + " others, recall@20 among all test papers; a paper's value is the mean over its"
            + " authors");
    about.put("pairs", pairs);
    about.put("commit", Commit.atStart());
    rows.add(about);
    for (Variant variant : variants) {
      EvaluationReport report =
          new EvaluationReport(PaperRanks.METRICS, values.getOrDefault(variant.name, Map.of()));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("system", variant.name);
      PaperRanks.METRICS.forEach(metric -> row.put(metric.toString(), report.mean(metric)));
      for (Metric metric : List.of(PaperRanks.METRICS.getFirst(), PaperRanks.METRICS.get(2))) {
        for (String baseline : baselines(variant.name)) {
          if (values.containsKey(baseline) && !baseline.equals(variant.name)) {
            compare(row, report, baseline, values, metric);
          }
        }
      }
      row.put("validation_recall@20", chosen.get(variant.name));
      row.put("train_seconds", seconds.getOrDefault(variant.name, 0.0) / splits);
      row.put("settings", variant.settings);
      rows.add(row);
    }
    rows.add(new LinkedHashMap<>(MachineFacts.all()));
    ReportFiles.write(json, ReportFiles.jsonOf(rows));
  }

  /** Content alone in the same form and untrained, and the same with equal weights. */
  private static List<String> baselines(String system) {
    String form = system.startsWith("trained") ? "trained " : "untrained ";
    List<String> baselines = new ArrayList<>();
    baselines.add("untrained " + NONE);
    if (form.equals("trained ")) {
      baselines.add(form + NONE);
    }
    if (system.endsWith(GRAVITY)) {
      baselines.add(system.substring(0, system.length() - GRAVITY.length()) + EQUAL);
    }
    return baselines;
  }

  private void compare(
      Map<String, Object> row,
      EvaluationReport report,
      String baseline,
      Map<String, Map<String, List<Double>>> values,
      Metric metric) {
    EvaluationReport other =
        new EvaluationReport(PaperRanks.METRICS, values.getOrDefault(baseline, Map.of()));
    Comparison comparison = RankingEvaluator.create().compare(report, other, metric, resamples, 42);
    String key = metric + " against " + baseline;
    row.put(key, comparison.difference());
    row.put(key + ", lower", comparison.lower());
    row.put(key + ", upper", comparison.upper());
    row.put(key + ", p", comparison.pValue());
  }
}
