package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.machine.TemporaryFolder;
import dev.mizzen.bench.recommend.FilmTexts;
import dev.mizzen.bench.recommend.LikedFilms;
import dev.mizzen.bench.recommend.RecommendData;
import dev.mizzen.bench.recommend.RecommendFolder;
import dev.mizzen.bench.recommend.StudyTally;
import dev.mizzen.bench.recommend.TitleModel;
import dev.mizzen.bench.recommend.TowerData;
import dev.mizzen.bench.recommend.TowerRuns;
import dev.mizzen.bench.recommend.UserLines;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.io.IOException;
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
 * What two towers add to TextGCN, and what they lose elsewhere: trained on films, on another data
 * set, and on both together; each measured on films' test parts over several splits and on the
 * other set's validation part. Every system learns from training parts alone.
 */
@Command(
    name = "TowerStudy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares towers in domain, elsewhere and learned together with TextGCN.")
public final class TowerStudy implements Callable<Integer> {
  private static final double VALIDATION = 0.1;
  private static final double TEST = 0.2;

  @Option(names = "--data", required = true, description = "folder with ratings and movies")
  private Path data = Path.of("");

  @Option(
      names = "--other",
      required = true,
      description = "folder of another data set, with items")
  private Path other = Path.of("");

  @Option(names = "--model", defaultValue = "bge-small-en-v1.5", description = "reads titles")
  private String modelId = "";

  @Option(names = "--cache", description = "folder of the embedding cache")
  private Optional<Path> cache = Optional.empty();

  @Option(names = "--splits", defaultValue = "5", description = "default: 5")
  private int splits;

  @Option(names = "--epochs", defaultValue = "30", description = "on films; default: 30")
  private int epochs;

  @Option(names = "--other-epochs", defaultValue = "6", description = "default: 6")
  private int otherEpochs;

  @Option(
      names = "--other-layers",
      defaultValue = "8",
      description = "of the other set; default: 8, Amazon Beauty's best on its validation part")
  private int otherLayers;

  @Option(names = "--joint-epochs", defaultValue = "3", description = "on both; default: 3")
  private int jointEpochs;

  @Option(names = "--resamples", defaultValue = "10000", description = "default: 10000")
  private int resamples;

  @Option(
      names = "--json",
      required = true,
      description = "writes figures here after each split, users' values beside it")
  private Path json = Path.of("");

  TowerStudy() {}

  /** Runs the program and exits. */
  public static void main(String[] args) {
    System.exit(Relaunch.ifNeeded(TowerStudy.class, args).orElseGet(() -> run(args)));
  }

  static int run(String... args) {
    return Programs.run(new TowerStudy(), args);
  }

  @Override
  public Integer call() throws IOException {
    if (splits < 1) {
      throw new IllegalArgumentException("--splits must be 1 or more, got " + splits);
    }
    LikedFilms films = LikedFilms.read(data);
    RecommendData parts = new RecommendFolder(other).read(false, 0);
    TowerData there;
    FilmTexts texts = new FilmTexts(films.ids(), films.titles());
    TowerData.Items items;
    try (TitleModel model =
            TitleModel.open(modelId, cache, Runtime.getRuntime().availableProcessors());
        Progress progress = Progress.of("embed", "titles")) {
      var embedder = model.embedder().orElseThrow();
      items =
          new TowerData.Items(
              "films", texts.with(FilmTexts.embed(embedder, films.titles(), progress)));
      there =
          TowerData.of(
              TowerData.Items.embedded("other", parts.items(), embedder, progress),
              parts.training(),
              parts.heldOut());
    }
    StudyTally onFilms = new StudyTally(resamples);
    StudyTally elsewhere = new StudyTally(resamples);
    try (TemporaryFolder towers = TemporaryFolder.create("towers")) {
      TowerRuns runs = new TowerRuns(towers.path(), epochs, otherLayers, otherEpochs, jointEpochs);
      for (int seed = 0; seed < splits; seed++) {
        Split split = films.liked().split(SplitRule.perUser(VALIDATION, TEST, seed));
        TowerData here = TowerData.of(items, split.training(), split.test());
        runs.split(here, split.validation(), there, seed, onFilms, elsewhere);
        publish(films, parts, onFilms, elsewhere);
        System.err.printf(Locale.ROOT, "split %d is done%n", seed);
      }
    }
    return 0;
  }

  private void publish(
      LikedFilms films, RecommendData parts, StudyTally onFilms, StudyTally elsewhere) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("data", "MovieLens latest small, 4 stars or more, users with 5 such ratings");
    about.put("users", films.liked().userCount());
    about.put("interactions", films.liked().size());
    about.put("split", "per user 70 : 10 : 20 at random, seeds from 0 on; learned from the 70");
    about.put("other", parts.name() + ", measured on its validation part");
    about.put("epochs", epochs);
    about.put("other_layers", otherLayers);
    about.put("other_epochs", otherEpochs);
    about.put("joint_epochs", jointEpochs);
    about.put("model", modelId);
    about.put("commit", Commit.atStart());
    rows.add(about);
    List<String> here = onFilms.systems();
    here.forEach(name -> rows.add(row("films", onFilms.row(name, here))));
    List<String> there = elsewhere.systems();
    there.forEach(name -> rows.add(row(parts.name(), elsewhere.row(name, there))));
    rows.add(new LinkedHashMap<>(MachineFacts.all()));
    ReportFiles.write(json, ReportFiles.jsonOf(rows));
    UserLines.write(
        here, onFilms::users, Path.of(json.toString().replaceFirst("\\.json$", "") + ".jsonl"));
  }

  private static Map<String, Object> row(String data, Map<String, Object> figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("measured_on", data);
    row.putAll(figures);
    row.remove("validation_recall@20_by_split");
    return row;
  }
}
