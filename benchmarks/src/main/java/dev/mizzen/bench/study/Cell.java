package dev.mizzen.bench.study;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.bench.accuracy.Scores;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.impl.head.HeadFile;
import dev.mizzen.impl.head.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One system with one seed in a folder of its own: the head, how it was trained, and each query's
 * values. What is there is not computed again, so that a study goes on where it was stopped. Each
 * file is there as a whole or not at all.
 */
final class Cell {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SETTING = "setting";
  private static final String TRAINING = "training.json";

  private final Path folder;

  Cell(Path folder) {
    this.folder = folder;
  }

  /** What training says besides the head. */
  record Trained(Network head, Map<String, Double> figures) {}

  /**
   * The head, trained if it is not there.
   *
   * @param setting all that decides the head
   * @throws IllegalArgumentException if the one that is there was trained otherwise
   */
  Trained trained(String setting, Supplier<Trained> training) {
    Path figures = folder.resolve(TRAINING);
    Path head = folder.resolve("head");
    if (Files.exists(figures)) {
      Map<String, Object> known = read(figures, new TypeReference<>() {});
      if (!setting.equals(known.get(SETTING))) {
        throw new IllegalArgumentException(
            folder + " was trained with other settings; take another folder: " + setting);
      }
      return new Trained(HeadFile.load(head), figures());
    }
    Trained trained = training.get();
    create(head);
    HeadFile.save(trained.head(), head);
    Map<String, Object> all = new LinkedHashMap<>(trained.figures());
    all.put(SETTING, setting);
    write(figures, all);
    return trained;
  }

  /** What training says, if there was one. */
  Map<String, Double> figures() {
    Path file = folder.resolve(TRAINING);
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (Files.exists(file)) {
      Map<String, Object> known = read(file, new TypeReference<>() {});
      known.remove(SETTING);
      known.forEach((name, value) -> numbers.put(name, ((Number) value).doubleValue()));
    }
    return numbers;
  }

  /** Each query's values on a split, if they are there. */
  Optional<EvaluationReport> known(String split) {
    return reportIn(folder.resolve(split + ".json"));
  }

  /** Each query's values on a split, computed if they are not there. */
  EvaluationReport evaluated(String split, Supplier<EvaluationReport> evaluation) {
    Path file = folder.resolve(split + ".json");
    return reportIn(file)
        .orElseGet(
            () -> {
              EvaluationReport report = evaluation.get();
              create(folder);
              write(file, report.perQuery());
              return report;
            });
  }

  private static Optional<EvaluationReport> reportIn(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, List<Double>> values = read(file, new TypeReference<>() {});
    return Optional.of(new EvaluationReport(Scores.METRICS, values));
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + folder, e);
    }
  }

  private static <T> T read(Path file, TypeReference<T> type) {
    try {
      return JSON.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read; delete it to compute it again", e);
    }
  }

  private static void write(Path file, Object value) {
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), value);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
