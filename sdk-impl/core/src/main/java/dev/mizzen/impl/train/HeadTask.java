package dev.mizzen.impl.train;

import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.head.Backward;
import dev.mizzen.impl.head.HeadFile;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.impl.head.Weights;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import dev.mizzen.train.TrainingOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The training of a projection head on frozen token vectors, by MaxSim scores. */
public final class HeadTask implements TrainingTask {
  private final Network network;
  private final TrainingLoss loss;
  private final TokenSet queries;
  private final TokenSet documents;
  private final List<TrainingExample> train;
  private final List<TrainingExample> validation;
  private final int batch;
  private final HeadKernels kernels;
  private final Backward backward;
  private final ScoreLoss scoreLoss;

  /**
   * A task.
   *
   * @param network whose weights are trained in place
   * @throws IllegalArgumentException if an example names what is not there, or dimensions differ
   */
  public HeadTask(
      Network network,
      TrainingLoss loss,
      TrainingOptions options,
      TokenSet queries,
      TokenSet documents,
      List<TrainingExample> train,
      List<TrainingExample> validation,
      HeadKernels kernels) {
    this.network = network;
    this.loss = loss;
    this.queries = queries;
    this.documents = documents;
    this.train = List.copyOf(train);
    this.validation = List.copyOf(validation);
    this.batch = options.batch();
    this.kernels = kernels;
    this.backward = new Backward(kernels.dense(), kernels.unitRows());
    this.scoreLoss = new ScoreLoss(loss, (float) options.temperature(), kernels);
    requireDimension("queries", queries);
    requireDimension("documents", documents);
    check("training", this.train);
    check("validation", this.validation);
  }

  private void requireDimension(String name, TokenSet set) {
    if (set.rows().dimension() != network.inputDimension()) {
      throw new IllegalArgumentException(
          "the "
              + name
              + " have vectors of "
              + set.rows().dimension()
              + " values, but the head takes "
              + network.inputDimension());
    }
  }

  private void check(String name, List<TrainingExample> examples) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("there are no " + name + " examples");
    }
    for (TrainingExample example : examples) {
      for (int i = 0; i < example.count(); i++) {
        if (example.document(i) >= documents.count()) {
          throw new IllegalArgumentException(
              "a "
                  + name
                  + " example names document "
                  + example.document(i)
                  + " of "
                  + documents.count());
        }
      }
      if (example.query() >= queries.count()) {
        throw new IllegalArgumentException(
            "a " + name + " example names query " + example.query() + " of " + queries.count());
      }
    }
  }

  @Override
  public List<float[]> weights() {
    return network.weights().stream().map(Weights::values).toList();
  }

  @Override
  public int examples() {
    return train.size();
  }

  @Override
  public double step(int[] examples, List<float[]> gradients) {
    HeadBatch of = batch(Arrays.stream(examples).mapToObj(train::get).toList());
    float[] unit = project(of);
    float[] unitGradient = new float[unit.length];
    double value = loss(of, unit, unitGradient);
    ActiveRows active = ActiveRows.of(of.rows, unitGradient, network);
    backward.run(network, active.rows(), active.count(), active.gradients(), gradients);
    return value;
  }

  @Override
  public double validate() {
    double sum = 0;
    for (int from = 0; from < validation.size(); from += batch) {
      HeadBatch of = batch(validation.subList(from, Math.min(from + batch, validation.size())));
      float[] unit = project(of);
      sum += loss(of, unit, new float[unit.length]) * of.examples();
    }
    return sum / validation.size();
  }

  private HeadBatch batch(List<TrainingExample> examples) {
    return new HeadBatch(examples, loss, queries, documents);
  }

  private float[] project(HeadBatch of) {
    float[] unit = new float[of.count() * network.dimension()];
    network.collapsed(kernels.dense()).project(kernels.dense(), of.rows, of.count(), unit);
    return unit;
  }

  /** The loss of projected rows, and its gradient added to {@code unitGradient}. */
  private double loss(HeadBatch of, float[] unit, float[] unitGradient) {
    int dimension = network.dimension();
    TokenRows rows = TokenRows.of(unit, dimension);
    int total = 0;
    for (int e = 0; e < of.examples(); e++) {
      total += of.to(e) - of.from(e);
    }
    float[] scores = new float[total];
    int[][] best = new int[of.examples()][];
    for (int e = 0, at = 0; e < of.examples(); e++) {
      int count = of.to(e) - of.from(e);
      float[] query = query(of, e, unit);
      float[] own = new float[count];
      best[e] = new int[count * (query.length / dimension)];
      kernels.maxSim().maxSim(query, rows, starts(of, e), own, best[e]);
      System.arraycopy(own, 0, scores, at, count);
      at += count;
    }
    float[] gradient = new float[total];
    double value = scoreLoss.of(of, scores, gradient);
    for (int e = 0, at = 0; e < of.examples(); e++) {
      int count = of.to(e) - of.from(e);
      float[] upstream = Arrays.copyOfRange(gradient, at, at + count);
      spread(of, e, unit, rows, best[e], upstream, unitGradient);
      at += count;
    }
    return value;
  }

  private void spread(
      HeadBatch of,
      int e,
      float[] unit,
      TokenRows rows,
      int[] best,
      float[] upstream,
      float[] unitGradient) {
    int dimension = network.dimension();
    float[] query = query(of, e, unit);
    int[] starts = starts(of, e);
    float[] toQuery = new float[query.length];
    float[] toDocuments = new float[(starts[upstream.length] - starts[0]) * dimension];
    kernels.maxSimGradient().gradient(query, rows, starts, best, upstream, toQuery, toDocuments);
    add(toQuery, unitGradient, of.queryStarts[e] * dimension);
    add(toDocuments, unitGradient, starts[0] * dimension);
  }

  private float[] query(HeadBatch of, int e, float[] unit) {
    int dimension = network.dimension();
    return Arrays.copyOfRange(
        unit, of.queryStarts[e] * dimension, of.queryStarts[e + 1] * dimension);
  }

  private static int[] starts(HeadBatch of, int e) {
    return Arrays.copyOfRange(of.documentStarts, of.from(e), of.to(e) + 1);
  }

  private static void add(float[] from, float[] to, int at) {
    for (int k = 0; k < from.length; k++) {
      to[at + k] += from[k];
    }
  }

  @Override
  public String fingerprint() {
    Sha256 hash = new Sha256();
    hash.add(HeadFile.describe(network) + loss + queries.checksum() + documents.checksum());
    add(hash, train);
    add(hash, validation);
    return hash.hex();
  }

  private static void add(Sha256 hash, List<TrainingExample> examples) {
    StringBuilder text = new StringBuilder("examples");
    for (TrainingExample example : examples) {
      text.append('\n').append(example.query());
      for (int i = 0; i < example.count(); i++) {
        text.append(' ').append(example.document(i)).append(':');
        text.append(Float.floatToIntBits(example.target(i)));
      }
    }
    hash.add(text.toString());
  }

  @Override
  public void keep(Path folder) {
    HeadFile.save(network, folder);
  }
}
