package dev.mizzen.bench;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.cache.CachingEmbedder;
import dev.mizzen.bench.coldstart.Auc;
import dev.mizzen.bench.coldstart.Averages;
import dev.mizzen.bench.coldstart.ColdFigures;
import dev.mizzen.bench.coldstart.ColdSetting;
import dev.mizzen.bench.coldstart.ColdSplit;
import dev.mizzen.bench.coldstart.ColdVariant;
import dev.mizzen.bench.coldstart.ColdWorld;
import dev.mizzen.bench.coldstart.MovieLens;
import dev.mizzen.bench.coldstart.Rating;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.recommend.ClickModel;
import dev.mizzen.recommend.SemanticIdQuality;
import dev.mizzen.vector.Embedding;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether semantic ids help a click model with films that nobody, or hardly anybody, has rated: the
 * parts of COINS one by one, beside the raw text vector, averages, and codes of other films.
 * Learning rates and the like are chosen on an earlier slice of time and on other films.
 */
@Command(
    name = "SemanticIdStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains click models on MovieLens and ranks cold films.")
public final class SemanticIdStudy implements Callable<Integer> {
  private static final long SELECTION_SEED = 1000;
  private static final String BASE = ColdVariant.ID.title();
  private static final int RESAMPLES = 1000;
  private static final int FEW_RESAMPLES = 100;

  @Option(names = "--data", required = true, description = "folder with ratings and movies")
  private Path data = Path.of("");

  @Option(names = "--model", defaultValue = "bge-small-en-v1.5", description = "model id")
  private String modelId = "bge-small-en-v1.5";

  @Option(names = "--cache", required = true, description = "folder of the embedding cache")
  private Path cache = Path.of("");

  @Option(names = "--seeds", defaultValue = "10", description = "splits and trainings")
  private int seeds = 10;

  @Option(names = "--selection", defaultValue = "2", description = "splits to choose settings on")
  private int selection = 2;

  @Option(
      names = "--json",
      required = true,
      description = "writes figures here, users' values beside it")
  private Path json = Path.of("");

  private final Map<ColdVariant, ColdSetting> settings = new EnumMap<>(ColdVariant.class);
  private final Map<String, List<Map<String, Auc>>> results = new LinkedHashMap<>();
  private final Map<ColdVariant, List<Double>> gates = new EnumMap<>(ColdVariant.class);
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private SemanticIdStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Relaunch.ifNeeded(SemanticIdStudy.class, args).orElseGet(() -> run(args)));
  }

  static int run(String... args) {
    return Programs.run(new SemanticIdStudy(), args);
  }

  @Override
  public Integer call() {
    MovieLens films = MovieLens.read(data);
    List<Embedding> vectors = vectors(films.texts());
    select(films, vectors);
    for (int seed = 0; seed < seeds; seed++) {
      ColdWorld world = new ColdWorld(films, vectors, seed);
      evaluate(films, world);
      if (seed == 0) {
        rows.add(about(films, world));
      }
      // What is there is published at once: the program may be stopped without losing it.
      publish(films, seed + 1, seed + 1 == seeds ? RESAMPLES : FEW_RESAMPLES);
      System.err.printf(Locale.ROOT, "seed %d of %d is done%n", seed + 1, seeds);
    }
    return 0;
  }

  private List<Embedding> vectors(List<String> texts) {
    try (Embedder model = Embedder.model(modelId).open();
        CachingEmbedder caching = new CachingEmbedder(model, cache);
        Progress progress = Progress.of("embed", "films")) {
      return caching
          .encode(texts.stream().map(Content::text).toList(), EncodeOptions.passage(), progress)
          .stream()
          .map(Encoding::embedding)
          .toList();
    }
  }

  /**
   * Takes for each variant the setting with the highest mean AUC of the validation's cold films.
   */
  private void select(MovieLens films, List<Embedding> vectors) {
    List<ColdWorld> worlds = new ArrayList<>();
    for (int n = 0; n < selection; n++) {
      worlds.add(new ColdWorld(films, vectors, SELECTION_SEED + n));
    }
    int[] once = new int[films.users()];
    Arrays.fill(once, 1);
    for (ColdVariant variant : ColdVariant.values()) {
      if (variant.settingsOf() != variant) {
        continue;
      }
      Map<String, Object> tried = new LinkedHashMap<>();
      double best = Double.NEGATIVE_INFINITY;
      for (ColdSetting setting : ColdSetting.grid()) {
        double sum = 0;
        for (ColdWorld world : worlds) {
          List<Rating> validation = world.split().validation();
          float[] scores = ColdWorld.scores(world.train(variant, setting), validation);
          sum += new Auc(validation, scores, films.users()).pooled(once) / worlds.size();
        }
        tried.put(setting.rate() + " " + setting.unknown(), ColdFigures.rounded(sum));
        if (sum > best) {
          best = sum;
          settings.put(variant, setting);
        }
      }
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("selection", variant.title());
      row.put("validation_cold_auc_by_rate_and_unknown", tried);
      rows.add(row);
      System.err.printf(Locale.ROOT, "%s: %s%n", variant.title(), tried);
    }
  }

  private void evaluate(MovieLens films, ColdWorld world) {
    Averages averages = new Averages(world.split().train(), films.users(), films.texts().size());
    note(films, world, "item average", averages::items);
    note(films, world, "user average", averages::users);
    note(films, world, "user average + item average", averages::both);
    for (ColdVariant variant : ColdVariant.values()) {
      ColdSetting setting = Objects.requireNonNull(settings.get(variant.settingsOf()));
      ClickModel model = world.train(variant, setting);
      note(films, world, variant.title(), ratings -> ColdWorld.scores(model, ratings));
      for (ColdSplit.Stratum stratum : ColdSplit.Stratum.values()) {
        float[] gate = ColdWorld.gates(model, ratings(world, stratum));
        double sum = 0;
        for (float one : gate) {
          sum += one;
        }
        gates.computeIfAbsent(variant, v -> new ArrayList<>()).add(sum / gate.length);
      }
    }
  }

  private static List<Rating> ratings(ColdWorld world, ColdSplit.Stratum stratum) {
    return world.split().test().getOrDefault(stratum, List.of());
  }

  private void note(
      MovieLens films, ColdWorld world, String system, Function<List<Rating>, float[]> scorer) {
    Map<String, Auc> areas = new LinkedHashMap<>();
    List<Rating> cold = new ArrayList<>(ratings(world, ColdSplit.Stratum.ZERO));
    cold.addAll(ratings(world, ColdSplit.Stratum.FEW));
    areas.put("cold", new Auc(cold, scorer.apply(cold), films.users()));
    for (ColdSplit.Stratum stratum : ColdSplit.Stratum.values()) {
      List<Rating> part = ratings(world, stratum);
      areas.put(
          stratum.name().toLowerCase(Locale.ROOT),
          new Auc(part, scorer.apply(part), films.users()));
    }
    results.computeIfAbsent(system, s -> new ArrayList<>()).add(areas);
  }

  private Map<String, Object> about(MovieLens films, ColdWorld world) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("data", "MovieLens latest small, 4 stars or more against less");
    row.put("model", modelId);
    row.put("users", films.users());
    row.put("films", films.texts().size());
    row.put("train", world.split().train().size());
    row.put("validation", world.split().validation().size());
    for (ColdSplit.Stratum stratum : ColdSplit.Stratum.values()) {
      List<Rating> part = ratings(world, stratum);
      String name = stratum.name().toLowerCase(Locale.ROOT);
      row.put("test_" + name, part.size());
      row.put(
          "test_" + name + "_liked",
          ColdFigures.rounded(part.stream().mapToInt(r -> r.liked() ? 1 : 0).average().orElse(0)));
    }
    row.put("code_sizes", world.ids().sizes());
    row.put("fine_sizes", world.ids().fineSizes());
    SemanticIdQuality quality = world.ids().quality(world.warmCodes());
    row.put("warm_films", quality.things());
    row.put("cur", quality.utilisation().stream().map(ColdFigures::rounded).toList());
    row.put("icr", ColdFigures.rounded(quality.independent()));
    row.put("icr_coarse", ColdFigures.rounded(quality.independentCoarse()));
    row.put("counts_are_of", "seed 0");
    return row;
  }

  private void publish(MovieLens films, int done, int resamples) {
    ColdFigures figures = new ColdFigures(films.users(), done, resamples);
    Map<String, Map<String, Object>> bySystem = new LinkedHashMap<>();
    results.forEach((system, areas) -> bySystem.put(system, figures.of(system, areas)));
    for (ColdVariant variant : ColdVariant.values()) {
      Map<String, Object> row = Objects.requireNonNull(bySystem.get(variant.title()));
      ColdSetting setting = Objects.requireNonNull(settings.get(variant.settingsOf()));
      row.put("learning_rate", setting.rate());
      row.put("unknown_items", setting.unknown());
      if (variant.representation().isGated()) {
        putGates(row, Objects.requireNonNull(gates.get(variant)));
      }
    }
    bySystem.forEach((system, row) -> compare(figures, system, row));
    List<Map<String, Object>> all = new ArrayList<>(rows);
    all.addAll(bySystem.values());
    Map<String, Object> machine = new LinkedHashMap<>(MachineFacts.all());
    machine.put("cpu_seconds", cpuSeconds());
    all.add(machine);
    ReportFiles.write(json, ReportFiles.jsonOf(all));
    ReportFiles.write(ReportFiles.linesBeside(json), String.join("\n", lines(films)) + "\n");
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? ColdFigures.rounded(os.getProcessCpuTime() / 1e9)
        : 0;
  }

  /** Means over seeds; strata come in turn. */
  private static void putGates(Map<String, Object> row, List<Double> all) {
    ColdSplit.Stratum[] strata = ColdSplit.Stratum.values();
    for (int s = 0; s < strata.length; s++) {
      double sum = 0;
      for (int n = s; n < all.size(); n += strata.length) {
        sum += all.get(n);
      }
      row.put(
          "gate_" + strata[s].name().toLowerCase(Locale.ROOT),
          ColdFigures.rounded(sum * strata.length / all.size()));
    }
  }

  private static void compare(ColdFigures figures, String system, Map<String, Object> row) {
    if (!system.equals(BASE)) {
      figures.compare(row, system, "id", BASE);
    }
    if (system.equals(ColdVariant.COINS.title())) {
      figures.compare(row, system, "random_codes", ColdVariant.RANDOM_CODES.title());
      figures.compare(row, system, "codes_as_features", ColdVariant.ID_AND_CODES.title());
      figures.compare(row, system, "transfer", ColdVariant.TRANSFER.title());
      figures.compare(row, system, "text", ColdVariant.TEXT.title());
      figures.compare(row, system, "averages", "user average + item average");
    }
    if (system.equals(ColdVariant.TRANSFER.title())) {
      figures.compare(row, system, "codes_as_features", ColdVariant.ID_AND_CODES.title());
    }
    if (system.equals(ColdVariant.TEXT.title())) {
      figures.compare(row, system, "random_text", ColdVariant.RANDOM_TEXT.title());
      figures.compare(row, system, "averages", "user average + item average");
    }
  }

  /** For each system and user the mean over seeds of the area of cold films. */
  private List<String> lines(MovieLens films) {
    List<String> lines = new ArrayList<>();
    results.forEach(
        (system, areas) -> {
          for (int user = 0; user < films.users(); user++) {
            double sum = 0;
            int count = 0;
            for (Map<String, Auc> area : areas) {
              Auc cold = Objects.requireNonNull(area.get("cold"));
              if (!Double.isNaN(cold.own(user))) {
                sum += cold.count(user) * cold.own(user);
                count += cold.count(user);
              }
            }
            if (count > 0) {
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "{\"system\":\"%s\",\"user\":%d,\"cold_auc\":%.4f,\"ratings\":%d}",
                      system,
                      user,
                      sum / count,
                      count));
            }
          }
        });
    return lines;
  }
}
