package dev.mizzen.bench;

import dev.mizzen.bench.accuracy.ReportFiles;
import dev.mizzen.bench.machine.Commit;
import dev.mizzen.bench.machine.MachineFacts;
import dev.mizzen.bench.recommend.LikedFilms;
import dev.mizzen.bench.recommend.StudyTally;
import dev.mizzen.bench.recommend.TitleModel;
import dev.mizzen.bench.recommend.UserLines;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which films a study is of, who reads their titles, and where its figures go. */
final class FilmOptions {
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
      description = "writes figures here, users' values beside it")
  private Path json = Path.of("");

  FilmOptions() {}

  /**
   * How many splits are measured.
   *
   * @throws IllegalArgumentException if there are none
   */
  int splits() {
    if (splits < 1) {
      throw new IllegalArgumentException("--splits must be 1 or more, got " + splits);
    }
    return splits;
  }

  LikedFilms films() {
    return LikedFilms.read(data);
  }

  static Split split(LikedFilms films, long seed) {
    return films.liked().split(SplitRule.perUser(VALIDATION, TEST, seed));
  }

  TitleModel titles() {
    return TitleModel.open(modelId, cache, Runtime.getRuntime().availableProcessors());
  }

  StudyTally tally() {
    return new StudyTally(resamples);
  }

  /** What a study says of itself before its figures. */
  Map<String, Object> about(LikedFilms films) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("data", "MovieLens latest small, 4 stars or more, users with 5 such ratings");
    about.put("films", films.films().texts().size());
    about.put("users", films.liked().userCount());
    about.put("interactions", films.liked().size());
    about.put("split", "per user 70 : 10 : 20 at random, seeds from 0 on");
    about.put("model", modelId);
    about.put("commit", Commit.atStart());
    return about;
  }

  /** Writes rows, the machine's facts, and each user's values of {@code systems}. */
  void write(List<Map<String, Object>> rows, List<String> systems, StudyTally tally) {
    rows.add(new LinkedHashMap<>(MachineFacts.all()));
    ReportFiles.write(json, ReportFiles.jsonOf(rows));
    UserLines.write(systems, tally::users, ReportFiles.linesBeside(json));
  }
}
