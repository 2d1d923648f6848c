package dev.mizzen.bench;

import dev.mizzen.Document;
import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.coldstart.MovieLens;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.recommend.FilmTexts;
import dev.mizzen.bench.recommend.LikedFilms;
import dev.mizzen.bench.recommend.StudyRun;
import dev.mizzen.bench.recommend.StudySystem;
import dev.mizzen.bench.recommend.StudyTally;
import dev.mizzen.bench.recommend.TitleModel;
import dev.mizzen.bench.recommend.UserLines;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What titles tell a recommender that learns nothing: TextGCN on films that people liked, beside
 * the same with titles that are not the films' own, with random vectors, and beside models that
 * know no titles. Each split's settings are chosen on its validation part.
 */
@Command(
    name = "TextGcnStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ranks films by propagated titles, and by controls.")
public final class TextGcnStudy implements Callable<Integer> {
  private static final double VALIDATION = 0.1;
  private static final double TEST = 0.2;

  @Option(names = "--data", required = true, description = "folder with ratings and movies")
  private Path data = Path.of("");

  @Option(names = "--model", defaultValue = "bge-small-en-v1.5", description = "reads titles")
  private String modelId = "";

  @Option(names = "--cache", description = "folder of the embedding cache")
  private Optional<Path> cache = Optional.empty();

  @Option(names = "--splits", defaultValue = "5", description = "default: 5")
  private int splits;

  @Option(names = "--resamples", defaultValue = "10000", description = "default: 10000")
  private int resamples;

  @Option(
      names = "--json",
      required = true,
      description = "writes figures here, users' values of textgcn beside it")
  private Path json = Path.of("");

  TextGcnStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Relaunch.ifNeeded(TextGcnStudy.class, args).orElseGet(() -> run(args)));
  }

  static int run(String... args) {
    return Programs.run(new TextGcnStudy(), args);
  }

  @Override
  public Integer call() {
    if (splits < 1) {
      throw new IllegalArgumentException("--splits must be 1 or more, got " + splits);
    }
    LikedFilms films = LikedFilms.read(data);
    Interactions liked = films.liked();
    List<Embedding> vectors;
    List<Embedding> withGenres;
    try (TitleModel model =
            TitleModel.open(modelId, cache, Runtime.getRuntime().availableProcessors());
        Progress progress = Progress.of("embed", "titles")) {
      vectors = FilmTexts.embed(model.embedder().orElseThrow(), films.titles(), progress);
      withGenres = FilmTexts.embed(model.embedder().orElseThrow(), films.films().texts(), progress);
    }
    FilmTexts texts = new FilmTexts(films.ids(), films.titles());
    StudyTally tally = new StudyTally(resamples);
    for (int seed = 0; seed < splits; seed++) {
      Split split = liked.split(SplitRule.perUser(VALIDATION, TEST, seed));
      for (StudySystem system : systems(texts, vectors, withGenres, seed)) {
        StudyRun run = StudyRun.of(system, split, seed);
        tally.add(system.name(), run);
        System.err.printf(
            Locale.ROOT,
            "split %d, %s: validation %.4f, test %s %s%n",
            seed,
            system.name(),
            run.validation(),
            run.test().mean(StudyRun.METRICS.getFirst()),
            run.settings());
      }
    }
    publish(films.films(), liked, vectors, tally, systems(texts, vectors, withGenres, 0));
    return 0;
  }

  private static List<StudySystem> systems(
      FilmTexts texts, List<Embedding> titles, List<Embedding> withGenres, long seed) {
    List<Document> own = texts.with(titles);
    List<Map<String, String>> neighbours = new ArrayList<>();
    for (String n : List.of("20", "50", "100", "200")) {
      neighbours.add(Map.of("neighbours", n));
      neighbours.add(Map.of("neighbours", n, "shrinkage", "10"));
    }
    List<Map<String, String>> lambdas =
        List.of("50", "100", "200", "500").stream().map(l -> Map.of("lambda", l)).toList();
    List<StudySystem> all = new ArrayList<>();
    all.add(StudySystem.of("popularity", "popularity", List.of(Map.of()), own));
    all.add(StudySystem.of("item-knn", "item-knn", neighbours, own));
    all.add(StudySystem.of("ease", "ease", lambdas, own));
    all.add(StudySystem.of("linear-filter", "linear-filter", List.of(Map.of()), own));
    for (String form : List.of("raw", "centred")) {
      all.add(text("titles " + form, form, own));
      all.add(text("titles and genres " + form, form, texts.with(withGenres)));
      all.add(text("shuffled " + form, form, texts.with(FilmTexts.shuffled(titles, seed))));
    }
    all.add(text("random", "raw", texts.with(FilmTexts.random(titles, true, seed))));
    all.add(text("random of equal mean", "raw", texts.with(FilmTexts.random(titles, false, seed))));
    Map<String, String> none = Map.of("vectors", "raw", "layers", "0");
    all.add(StudySystem.of("titles raw, 0 layers", "textgcn", List.of(none), own));
    Map<String, String> centred = Map.of("vectors", "centred", "layers", "0");
    all.add(StudySystem.of("titles centred, 0 layers", "textgcn", List.of(centred), own));
    return all;
  }

  private static StudySystem text(String name, String vectors, List<Document> items) {
    Map<String, String> settings = Map.of("vectors", vectors, "most-layers", "8");
    return new StudySystem(name, "textgcn", List.of(settings), items, List.of("layers"));
  }

  private void publish(
      MovieLens films,
      Interactions liked,
      List<Embedding> vectors,
      StudyTally tally,
      List<StudySystem> systems) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("data", "MovieLens latest small, 4 stars or more, users with 5 such ratings");
    about.put("films", films.texts().size());
    about.put("users", liked.userCount());
    about.put("interactions", liked.size());
    about.put("split", "per user 70 : 10 : 20 at random, seeds from 0 on");
    about.put("model", modelId);
    about.put("length_of_mean_vector", FilmTexts.meanLength(vectors));
    about.put("commit", Commit.atStart());
    rows.add(about);
    List<String> names = systems.stream().map(StudySystem::name).toList();
    for (String name : names) {
      rows.add(tally.row(name, names));
    }
    rows.add(new LinkedHashMap<>(MachineFacts.all()));
    ReportFiles.write(json, ReportFiles.jsonOf(rows));
    UserLines.write(
        names, tally::users, Path.of(json.toString().replaceFirst("\\.json$", "") + ".jsonl"));
  }
}
