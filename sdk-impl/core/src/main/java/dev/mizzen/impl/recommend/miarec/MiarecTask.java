package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.recommend.factor.FactorLoss;
import dev.mizzen.impl.recommend.factor.HeldOut;
import dev.mizzen.impl.recommend.factor.UserBatch;
import dev.mizzen.impl.train.TrainingTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The training of the network. An example is a part of the users of a part of the items, with all
 * their pairs; each step runs the network over all users once and its gradient once back.
 */
final class MiarecTask implements TrainingTask {
  private final Shape shape;
  private final MiarecWeights weights;
  private final MiarecKernels kernels;
  private final float[] warmContents;
  private final List<Example> examples = new ArrayList<>();
  private final int samples;
  private final long seed;
  private final String fingerprint;
  private final @Nullable Evaluation evaluation;
  private int evaluations;

  /**
   * One example.
   *
   * @param fold whose items are to be foreseen
   * @param graph of the rest
   * @param users whose pairs count
   * @param loss over the fold's pairs
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  record Example(Folds fold, UserGraph graph, int[] users, FactorLoss loss) {}

  /** Tells how well the weights serve; higher is better. */
  @FunctionalInterface
  interface Evaluation {
    HeldOut.Quality of(MiarecWeights weights);
  }

  /**
   * A task.
   *
   * @param warmContents {@code [warm × content]}
   * @param samples neighbours that a layer hears in a step; 0 for all
   */
  MiarecTask(
      Shape shape,
      float[] warmContents,
      int samples,
      long seed,
      String fingerprint,
      @Nullable Evaluation evaluation,
      MiarecKernels kernels) {
    this.shape = shape;
    this.warmContents = warmContents;
    this.samples = samples;
    this.seed = seed;
    this.fingerprint = fingerprint;
    this.evaluation = evaluation;
    this.kernels = kernels;
    weights = MiarecWeights.drawn(shape, seed);
  }

  void add(Example example) {
    examples.add(example);
  }

  MiarecWeights learned() {
    return weights;
  }

  @Override
  public List<float[]> weights() {
    return weights.list();
  }

  @Override
  public int examples() {
    return examples.size();
  }

  @Override
  public double step(int[] of, List<float[]> gradients) {
    return step(1, of, gradients);
  }

  @Override
  public double step(long step, int[] of, List<float[]> gradients) {
    Example example = examples.get(of[0]);
    float[] content = example.graph.content();
    MiarecNetwork network =
        new MiarecNetwork(shape, weights, content, layers(example.graph, step), kernels);
    float[] users = Pairing.rows(network.users(network.parts()), content, gamma(), shape);
    float[] items =
        Pairing.rows(
            MiarecNetwork.items(shape, weights, warmContents, kernels), warmContents, 1, shape);
    float[] toUsers = new float[users.length];
    float[] toItems = new float[items.length];
    UserBatch batch = new UserBatch(example.fold.targets(), example.users);
    int[] touched = new int[warmContents.length / shape.content()];
    double loss = example.loss.loss(batch, step, users, items, touched, toUsers, toItems);
    MiarecWeights to = named(gradients);
    network.backward(Pairing.learned(toUsers, shape), to);
    kernels.matrixGradient(
        warmContents,
        Pairing.learned(toItems, shape),
        shape.content(),
        shape.dimension(),
        false,
        to.get(MiarecWeights.ITEM));
    to.get(MiarecWeights.GAMMA)[0] = (float) Pairing.contentSlope(toUsers, content, shape);
    return loss;
  }

  private float gamma() {
    return weights.get(MiarecWeights.GAMMA)[0];
  }

  private Aggregation[][] layers(UserGraph graph, long step) {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom")
            .create(seed ^ (0x9E3779B97F4A7C15L * step));
    Aggregation[][] layers = new Aggregation[shape.relations()][shape.layers()];
    for (int r = 0; r < layers.length; r++) {
      Aggregation all = graph.relations().get(r);
      for (int l = 0; l < layers[r].length; l++) {
        layers[r][l] = samples == 0 ? all : all.sampled(samples, random);
      }
    }
    return layers;
  }

  private MiarecWeights named(List<float[]> values) {
    Map<String, float[]> named = new LinkedHashMap<>();
    Iterator<float[]> next = values.iterator();
    weights.all().keySet().forEach(name -> named.put(name, next.next()));
    return MiarecWeights.of(named);
  }

  /** Less recall counts as loss; without held-out interactions the last step is the best. */
  @Override
  public double validate() {
    evaluations++;
    return evaluation == null ? -evaluations : -evaluation.of(weights).recall();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  /** The checkpoint has the best values too. */
  @Override
  public void keep(Path folder) {}
}
