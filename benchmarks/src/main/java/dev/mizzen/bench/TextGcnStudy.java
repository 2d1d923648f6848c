package dev.mizzen.bench;

import dev.mizzen.Document;
import dev.mizzen.bench.recommend.FilmTexts;
import dev.mizzen.bench.recommend.LikedFilms;
import dev.mizzen.bench.recommend.StudyRun;
import dev.mizzen.bench.recommend.StudySystem;
import dev.mizzen.bench.recommend.StudyTally;
import dev.mizzen.bench.recommend.TitleModel;
import dev.mizzen.recommend.Split;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What titles tell a recommender that learns nothing: TextGCN on films that people liked, beside
 * the same with titles that are not the films' own, with random vectors, and beside models that
 * know no titles; with {@code --tower-epochs}, beside towers trained on these titles. Each split's
 * settings are chosen on its validation part.
 */
@Command(
    name = "TextGcnStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ranks films by propagated titles, and by controls.")
public final class TextGcnStudy implements Callable<Integer> {
  private static final String TOWERS = "two towers";

  @Mixin private final FilmOptions options = new FilmOptions();

  @Option(names = "--only", description = "systems whose names match this expression")
  private String only = ".*";

  @Option(
      names = "--tower-epochs",
      defaultValue = "0",
      description = "of two towers over titles, trained beside the others; default: 0, without")
  private int towerEpochs;

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
    int splits = options.splits();
    LikedFilms films = options.films();
    List<Embedding> vectors;
    List<Embedding> withGenres;
    try (TitleModel model = options.titles();
        Progress progress = Progress.of("embed", "titles")) {
      vectors = FilmTexts.embed(model.embedder().orElseThrow(), films.titles(), progress);
      withGenres = FilmTexts.embed(model.embedder().orElseThrow(), films.films().texts(), progress);
    }
    FilmTexts texts = new FilmTexts(films.ids(), films.titles());
    StudyTally tally = options.tally();
    for (int seed = 0; seed < splits; seed++) {
      Split split = FilmOptions.split(films, seed);
      List<StudySystem> systems = systems(texts, vectors, withGenres, seed);
      for (StudySystem system : systems) {
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
      // After each split, so that an interruption leaves what was measured.
      publish(films, vectors, tally, systems);
    }
    return 0;
  }

  private List<StudySystem> systems(
      FilmTexts texts, List<Embedding> titles, List<Embedding> withGenres, long seed) {
    List<StudySystem> all = new ArrayList<>(untrained(texts, titles, withGenres, seed));
    if (towerEpochs > 0) {
      Map<String, String> settings =
          Map.of("layers", "4", "temperature", "0.1", "epochs", Integer.toString(towerEpochs));
      all.add(StudySystem.of(TOWERS, "textgcn-mlp", List.of(settings), texts.with(titles)));
    }
    List<String> names = all.stream().map(StudySystem::name).toList();
    all.removeIf(system -> !system.name().matches(only));
    if (all.isEmpty()) {
      throw new IllegalArgumentException("--only " + only + " leaves none of " + names);
    }
    return all;
  }

  private static List<StudySystem> untrained(
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
      LikedFilms films, List<Embedding> vectors, StudyTally tally, List<StudySystem> systems) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> about = options.about(films);
    about.put("length_of_mean_vector", FilmTexts.meanLength(vectors));
    rows.add(about);
    List<String> names = systems.stream().map(StudySystem::name).toList();
    for (String name : names) {
      rows.add(tally.row(name, names));
    }
    options.write(rows, names, tally);
  }
}
