package dev.mizzen.bench;

import dev.mizzen.bench.machine.TemporaryFolder;
import dev.mizzen.bench.recommend.FilmTexts;
import dev.mizzen.bench.recommend.LikedFilms;
import dev.mizzen.bench.recommend.RecommendData;
import dev.mizzen.bench.recommend.RecommendFolder;
import dev.mizzen.bench.recommend.StudyTally;
import dev.mizzen.bench.recommend.TitleModel;
import dev.mizzen.bench.recommend.TowerData;
import dev.mizzen.bench.recommend.TowerRuns;
import dev.mizzen.recommend.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private final FilmOptions options = new FilmOptions();

  @Option(
      names = "--other",
      required = true,
      description = "folder of another data set, with items")
  private Path other = Path.of("");

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
    int splits = options.splits();
    LikedFilms films = options.films();
    RecommendData parts = new RecommendFolder(other).read(false, 0);
    TowerData there;
    FilmTexts texts = new FilmTexts(films.ids(), films.titles());
    TowerData.Items items;
    try (TitleModel model = options.titles();
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
    StudyTally onFilms = options.tally();
    StudyTally elsewhere = options.tally();
    try (TemporaryFolder towers = TemporaryFolder.create("towers")) {
      TowerRuns runs = new TowerRuns(towers.path(), epochs, otherLayers, otherEpochs, jointEpochs);
      for (int seed = 0; seed < splits; seed++) {
        Split split = FilmOptions.split(films, seed);
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
    Map<String, Object> about = options.about(films);
    about.put("other", parts.name() + ", measured on its validation part");
    about.put("epochs", epochs);
    about.put("other_layers", otherLayers);
    about.put("other_epochs", otherEpochs);
    about.put("joint_epochs", jointEpochs);
    rows.add(about);
    List<String> here = onFilms.systems();
    here.forEach(name -> rows.add(row("films", onFilms.row(name, here))));
    List<String> there = elsewhere.systems();
    there.forEach(name -> rows.add(row(parts.name(), elsewhere.row(name, there))));
    options.write(rows, here, onFilms);
  }

  private static Map<String, Object> row(String data, Map<String, Object> figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("measured_on", data);
    row.putAll(figures);
    row.remove("validation_recall@20_by_split");
    return row;
  }
}
