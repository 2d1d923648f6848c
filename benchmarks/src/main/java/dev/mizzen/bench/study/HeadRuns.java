package dev.mizzen.bench.study;

import dev.mizzen.bench.report.LearningCurve;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.impl.head.EffectiveRank;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.train.HeadTask;
import dev.mizzen.impl.train.Trainer;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingListener;
import dev.mizzen.train.TrainingLoss;
import dev.mizzen.train.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the heads of systems, seed by seed, and evaluates each. */
public final class HeadRuns {
  private final StudyData data;
  private final StudySetting setting;
  private final Path folder;
  private final String split;
  private final Function<Optional<Network>, EvaluationReport> evaluation;

  /**
   * Runs.
   *
   * @param folder of the cells, which keep what was computed
   * @param split the name of what is evaluated on
   * @param evaluation of a head, or of the full vectors
   */
  public HeadRuns(
      StudyData data,
      StudySetting setting,
      Path folder,
      String split,
      Function<Optional<Network>, EvaluationReport> evaluation) {
    this.data = data;
    this.setting = setting;
    this.folder = folder;
    this.split = split;
    this.evaluation = evaluation;
  }

  /**
   * A system over its seeds.
   *
   * @param seeds of those that have any; others have one head
   * @param evaluate whether heads are evaluated too, or only made
   */
  public StudyRow row(StudySystem system, int seeds, boolean evaluate) {
    List<EvaluationReport> reports = new ArrayList<>();
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int seed = 0; seed < (system.seeded() ? seeds : 1); seed++) {
      Cell cell = new Cell(KnownCells.of(folder, system, seed));
      Optional<Network> head = head(system, seed, cell, figures);
      if (evaluate) {
        EvaluationReport report = cell.evaluated(split, () -> evaluation.apply(head));
        reports.add(report);
        System.err.printf(
            Locale.ROOT,
            "%s k=%d seed %d: nDCG@10 %.4f%n",
            system.name(),
            system.dimension(),
            seed,
            report.mean(report.metrics().getFirst()));
      }
    }
    return new StudyRow(system.name(), system.dimension(), reports, figures);
  }

  private Optional<Network> head(
      StudySystem system, int seed, Cell cell, Map<String, List<Double>> figures) {
    return switch (system.origin()) {
      case FULL -> Optional.empty();
      case RANDOM ->
          Optional.of(
              Orthonormal.random(system.shape().inputDimension(), system.dimension(), seed));
      case PRINCIPAL -> Optional.of(data.principal(system.dimension()));
      case DISTILLED, SUPERVISED -> {
        TrainingOptions options = setting.options(system, seed);
        String described = system + " " + setting.tuple() + " draws " + setting.draws();
        described += " negatives " + setting.negatives() + " tokens " + setting.tokens();
        Cell.Trained trained =
            cell.trained(described + " " + options, () -> train(system, seed, options));
        trained
            .figures()
            .forEach((name, v) -> figures.computeIfAbsent(name, n -> new ArrayList<>()).add(v));
        Network network = trained.head();
        yield Optional.of(network.foldable() ? network.folded() : network);
      }
    };
  }

  private Cell.Trained train(StudySystem system, int seed, TrainingOptions options) {
    Network network =
        system.fromPrincipal()
            ? data.principal(system.dimension())
            : Shapes.random(system.shape(), seed);
    boolean distilled = system.origin() == StudySystem.Origin.DISTILLED;
    long began = System.nanoTime();
    HeadTask task =
        new HeadTask(
            network,
            distilled ? TrainingLoss.DISTILLATION : TrainingLoss.CONTRASTIVE,
            options,
            data.queries().tokens(),
            data.documents(),
            distilled ? data.distillation(setting, seed) : data.judged(setting),
            distilled ? data.distillationValidation(setting) : data.judgedValidation(setting),
            data.kernels());
    TrainingCurve curve =
        new Trainer(options, Optional.empty()).train(task, (TrainingListener) step -> {});
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("train_seconds", (System.nanoTime() - began) / 1e9);
    figures.put("epochs", (double) curve.epochs().size());
    figures.put("best_step", (double) curve.best());
    figures.put(
        "validation_loss",
        curve.epochs().stream().mapToDouble(e -> e.validation()).min().orElseThrow());
    figures.put("train_loss", curve.epochs().getLast().loss());
    if (network.foldable()) {
      figures.put("effective_rank", EffectiveRank.of(network).effectiveRank());
    }
    String title = system.name() + " " + system.dimension() + " seed " + seed;
    LearningCurve.write(title, curve, folder.resolve(title.replace(' ', '-') + ".png"));
    System.err.printf(Locale.ROOT, "%s: %s%n", title, figures);
    return new Cell.Trained(network, figures);
  }
}
