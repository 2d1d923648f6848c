package dev.mizzen.bench.study;

import dev.mizzen.bench.report.LearningCurve;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.impl.head.EffectiveRank;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.Shapes;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.impl.train.HeadTask;
import dev.mizzen.impl.train.Trainer;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingExample;
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
import java.util.function.LongFunction;

/** Trains heads with several seeds and evaluates each. */
public final class HeadRuns {
  private final int seeds;
  private final HeadKernels kernels;
  private final StudyQueries queries;
  private final TokenSet documents;
  private final Function<Optional<Network>, EvaluationReport> evaluation;
  private final Optional<Path> pictures;

  /**
   * Runs.
   *
   * @param documents the tokens to learn from
   * @param evaluation of a head, or of the full vectors
   * @param pictures folder for learning curves, if wanted
   */
  public HeadRuns(
      int seeds,
      HeadKernels kernels,
      StudyQueries queries,
      TokenSet documents,
      Function<Optional<Network>, EvaluationReport> evaluation,
      Optional<Path> pictures) {
    this.seeds = seeds;
    this.kernels = kernels;
    this.queries = queries;
    this.documents = documents;
    this.evaluation = evaluation;
    this.pictures = pictures;
  }

  /** The vectors as they are. */
  public StudyRow full() {
    int dimension = documents.rows().dimension();
    return new StudyRow("full", dimension, List.of(evaluation.apply(Optional.empty())), Map.of());
  }

  /** Projections that learned nothing. */
  public StudyRow random(int dimension) {
    List<EvaluationReport> reports = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      Network head = Orthonormal.random(documents.rows().dimension(), dimension, seed);
      reports.add(evaluation.apply(Optional.of(head)));
    }
    return new StudyRow("random orthonormal", dimension, reports, Map.of());
  }

  /**
   * Trained heads.
   *
   * @param examples for a seed, those to learn from
   * @param validation to choose the epoch by
   */
  public StudyRow trained(
      String name,
      HeadShape shape,
      TrainingLoss loss,
      TrainingOptions options,
      LongFunction<List<TrainingExample>> examples,
      List<TrainingExample> validation) {
    List<EvaluationReport> reports = new ArrayList<>();
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int seed = 0; seed < seeds; seed++) {
      Network network = Shapes.random(shape, seed);
      TrainingOptions own = options.seed(seed);
      HeadTask task =
          new HeadTask(
              network,
              loss,
              own,
              queries.tokens(),
              documents,
              examples.apply(seed),
              validation,
              kernels);
      TrainingCurve curve =
          new Trainer(own, Optional.empty()).train(task, (TrainingListener) HeadRuns::tell);
      draw(name + " " + shape.dimension() + " seed " + seed, curve);
      Network folded = network.foldable() ? network.folded() : network;
      EvaluationReport report = evaluation.apply(Optional.of(folded));
      reports.add(report);
      add(figures, "epochs", curve.epochs().size());
      add(figures, "validation_loss", bestLoss(curve));
      if (network.foldable()) {
        add(figures, "effective_rank", EffectiveRank.of(folded).effectiveRank());
      }
      System.err.printf(
          Locale.ROOT,
          "%s k=%d seed %d: best at step %d, validation loss %.5f, nDCG@10 %.4f%n",
          name,
          shape.dimension(),
          seed,
          curve.best(),
          bestLoss(curve),
          report.mean(report.metrics().getFirst()));
    }
    return new StudyRow(name, shape.dimension(), reports, figures);
  }

  private void draw(String title, TrainingCurve curve) {
    pictures.ifPresent(
        folder ->
            LearningCurve.write(title, curve, folder.resolve(title.replace(' ', '-') + ".png")));
  }

  private static void tell(TrainingListener.Step step) {
    step.validation()
        .ifPresent(
            loss ->
                System.err.printf(
                    Locale.ROOT,
                    "  step %d of %d: loss %.5f, validation %.5f, %d s left%n",
                    step.step(),
                    step.steps(),
                    step.loss(),
                    loss,
                    step.remaining().toSeconds()));
  }

  private static double bestLoss(TrainingCurve curve) {
    return curve.epochs().stream().mapToDouble(e -> e.validation()).min().orElseThrow();
  }

  private static void add(Map<String, List<Double>> figures, String name, double value) {
    figures.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }
}
