package dev.mizzen.bench.study;

import dev.mizzen.eval.EvaluationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study has found so far, from its cells alone.
 *
 * @param folder of the cells
 * @param split that they were evaluated on
 */
public record KnownCells(Path folder, String split) {
  /** The folder of a system's cell. */
  static Path of(Path folder, StudySystem system, int seed) {
    return folder.resolve(system.name() + "-" + system.dimension() + "-" + seed);
  }

  /**
   * Values in a full vector.
   *
   * @throws IllegalArgumentException if there is no cell of the full vectors
   */
  public int fullDimension() {
    try (DirectoryStream<Path> full = Files.newDirectoryStream(folder, "full-*-0")) {
      for (Path cell : full) { // the only one
        return Integer.parseInt(cell.getFileName().toString().split("-", -1)[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    throw new IllegalArgumentException(folder + " has no cell of the full vectors");
  }

  /** A system over the seeds whose values are there; nothing if there are none. */
  public Optional<StudyRow> row(StudySystem system) {
    List<EvaluationReport> reports = new ArrayList<>();
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int seed = 0; Files.exists(of(folder, system, seed)); seed++) {
      Cell cell = new Cell(of(folder, system, seed));
      Optional<EvaluationReport> report = cell.known(split);
      if (report.isPresent()) {
        reports.add(report.get());
        cell.figures()
            .forEach((name, v) -> figures.computeIfAbsent(name, n -> new ArrayList<>()).add(v));
      }
    }
    return reports.isEmpty()
        ? Optional.empty()
        : Optional.of(new StudyRow(system.name(), system.dimension(), reports, figures));
  }
}
