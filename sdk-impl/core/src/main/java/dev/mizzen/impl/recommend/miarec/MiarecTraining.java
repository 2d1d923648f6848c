package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.graph.RandomisedSvd;
import dev.mizzen.impl.recommend.Training;
import dev.mizzen.impl.recommend.factor.Bipartite;
import dev.mizzen.impl.recommend.factor.BprLoss;
import dev.mizzen.impl.recommend.factor.FactorLoss;
import dev.mizzen.impl.recommend.factor.HeldOut;
import dev.mizzen.impl.recommend.factor.LightGcnSettings;
import dev.mizzen.impl.recommend.factor.SoftmaxLoss;
import dev.mizzen.impl.train.Trainer;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.TrainingReport;
import dev.mizzen.train.TrainingCurve;
import dev.mizzen.train.TrainingOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Trains the model: contents, relations, and the network unless nothing is to be learned. */
final class MiarecTraining {
  private static final int CUT = 20;
  private static final int ITERATIONS = 8;

  private final Training training;
  private final MiarecSettings settings;
  private final Course course;
  private final MiarecKernels kernels;
  private final CsrGraph interactions;
  private final int[] warm;
  private final TermVectors words;
  private final float[] contents;
  private final UserGraph.Builder builder;
  private final UserGraph graph;

  /**
   * How a training goes.
   *
   * @param softmax or else BPR
   * @param negatives of the softmax
   * @param folds parts of the items
   * @param batch pairs in a step, about
   * @param samples neighbours that a layer hears in a step; 0 for all
   * @param options the batch is one example
   */
  record Course(
      boolean softmax, int negatives, int folds, int batch, int samples, TrainingOptions options) {}

  MiarecTraining(Training training, MiarecSettings settings, Course course) {
    this.training = training;
    this.settings = settings;
    this.course = course;
    Training.Resources on = training.resources();
    kernels = MiarecKernels.of(on.backend(), on.workers());
    interactions = training.interactions().graph();
    warm = MiarecFiles.warm(training.interactions().itemDegrees());
    RandomisedSvd svd = new RandomisedSvd(kernels.factor().convolution(), kernels.factor().dense());
    words =
        TermVectors.train(
            training.catalogue(), warm, settings.content(), svd, ITERATIONS, on.seed());
    contents = words.rows(training.catalogue(), 0, interactions.columns());
    builder =
        new UserGraph.Builder(
            settings,
            training.interactions().users(),
            training.catalogue(),
            contents,
            words.dimension(),
            kernels);
    training.requireNotInterrupted();
    graph = builder.of(interactions);
  }

  MiarecScorer run(boolean trained) {
    return new MiarecScorer(trained ? trained() : untrained(), contents, kernels);
  }

  private Relations relations() {
    return Relations.of(settings.relations(), training.interactions().users(), graph);
  }

  private MiarecScorer.State untrained() {
    int content = words.dimension();
    Untrained.Users users = Untrained.of(graph, content, settings.share(), kernels);
    Shape shape = new Shape(settings.relations().size(), settings.layers(), content, content);
    return new MiarecScorer.State(shape, null, users.parts(), users.weights(), relations(), words);
  }

  private MiarecScorer.State trained() {
    Shape shape =
        new Shape(
            settings.relations().size(),
            settings.layers(),
            words.dimension(),
            settings.dimension());
    HeldOut heldOut = new HeldOut(interactions, training.validation().graph(), CUT);
    MiarecTask task = task(shape, heldOut);
    long began = System.nanoTime();
    TrainingCurve curve =
        new Trainer(
                course.options.seed(training.resources().seed()),
                training.resources().checkpoints(),
                training.resources().workers())
            .train(task, training.resources().progress());
    report(curve, task.examples(), heldOut.users() > 0, System.nanoTime() - began);
    float[] weights = new float[interactions.rows()];
    Arrays.fill(weights, task.learned().get(MiarecWeights.GAMMA)[0]);
    return new MiarecScorer.State(
        shape, task.learned(), network(shape, task.learned()).parts(), weights, relations(), words);
  }

  private MiarecTask task(Shape shape, HeldOut heldOut) {
    long seed = training.resources().seed();
    float[] warmContents = new float[warm.length * shape.content()];
    for (int n = 0; n < warm.length; n++) {
      System.arraycopy(
          contents, warm[n] * shape.content(), warmContents, n * shape.content(), shape.content());
    }
    MiarecTask task =
        new MiarecTask(
            shape,
            warmContents,
            course.samples,
            seed,
            "miarec " + settings + " " + course + " " + interactions,
            heldOut.users() > 0 ? weights -> quality(shape, weights, heldOut) : null,
            kernels);
    List<Folds> folds = Folds.of(interactions, warm, course.folds, seed);
    for (Folds fold : folds) {
      training.progress("relations", folds.indexOf(fold), folds.size());
      if (fold.targets().edges() > 0) {
        UserGraph rest = builder.of(fold.interactions());
        FactorLoss loss = loss(fold.targets(), shape, seed);
        for (int[] users : fold.batches(course.batch, seed)) {
          task.add(new MiarecTask.Example(fold, rest, users, loss));
        }
      }
    }
    if (task.examples() == 0) {
      throw new IllegalArgumentException(
          "no user has dealt with two items of different folds: there is nothing to learn from");
    }
    return task;
  }

  private FactorLoss loss(CsrGraph targets, Shape shape, long seed) {
    int width = shape.dimension() + shape.content();
    if (!course.softmax) {
      return new BprLoss(targets, width, seed, kernels.factor());
    }
    LightGcnSettings plain =
        new LightGcnSettings(
            width,
            0,
            true,
            LightGcnSettings.Loss.SOFTMAX,
            course.negatives,
            LightGcnSettings.Drawing.UNIFORM,
            false,
            0,
            1,
            1);
    return new SoftmaxLoss(
        Bipartite.of(targets), plain, course.options.temperature(), seed, kernels.factor());
  }

  private MiarecNetwork network(Shape shape, MiarecWeights weights) {
    Aggregation[][] layers = new Aggregation[shape.relations()][shape.layers()];
    for (int r = 0; r < layers.length; r++) {
      Arrays.fill(layers[r], graph.relations().get(r));
    }
    return new MiarecNetwork(shape, weights, graph.content(), layers, kernels);
  }

  private HeldOut.Quality quality(Shape shape, MiarecWeights weights, HeldOut heldOut) {
    MiarecNetwork network = network(shape, weights);
    float gamma = weights.get(MiarecWeights.GAMMA)[0];
    float[] users = Pairing.rows(network.users(network.parts()), graph.content(), gamma, shape);
    float[] items =
        Pairing.rows(MiarecNetwork.items(shape, weights, contents, kernels), contents, 1, shape);
    return heldOut.measure(
        kernels.factor().ranking(), users, items, shape.dimension() + shape.content());
  }

  private void report(TrainingCurve curve, int stepsPerEpoch, boolean validation, long nanos) {
    long last = curve.epochs().isEmpty() ? 1 : curve.epochs().getLast().step();
    for (TrainingCurve.Epoch epoch : curve.epochs()) {
      training.add(
          new TrainingReport.Epoch(
              (int) (epoch.step() / stepsPerEpoch),
              epoch.loss(),
              validation ? Map.of("recall@20", -epoch.validation()) : Map.of(),
              Duration.ofNanos((long) ((double) nanos * epoch.step() / last))));
    }
  }
}
