package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.train.TrainingTask;
import dev.mizzen.kernels.contrast.KPositive;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.graph.CsrGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The training of TextGCN-MLP (Chernov et al., arXiv:2510.12461): texts are propagated once, and
 * only rows of the batch go through the towers. An epoch has as many examples as there are
 * interactions; each is a user with a few positives.
 */
final class TowerTask implements TrainingTask {
  private final TextGraph text;
  private final CsrGraph graph;
  private final Domains domains;
  private final TowerSettings settings;
  private final float temperature;
  private final long seed;
  private final int evaluationEpochs;
  private final @Nullable HeldOut heldOut;
  private final LightGcnTask.Evaluated evaluated;
  private final Towers towers;
  private final KPositive loss;
  private final UnitRows unit;
  private long lastStep;

  TowerTask(
      TextGraph text,
      CsrGraph graph,
      Domains domains,
      TowerSettings settings,
      double temperature,
      long seed,
      int evaluationEpochs,
      @Nullable HeldOut heldOut,
      LightGcnTask.Evaluated evaluated,
      Towers towers,
      KPositive loss,
      UnitRows unit) {
    this.text = text;
    this.graph = graph;
    this.domains = domains;
    this.settings = settings;
    this.temperature = (float) temperature;
    this.seed = seed;
    this.evaluationEpochs = evaluationEpochs;
    this.heldOut = heldOut;
    this.evaluated = evaluated;
    this.towers = towers;
    this.loss = loss;
    this.unit = unit;
  }

  @Override
  public List<float[]> weights() {
    return towers.weights();
  }

  @Override
  public int examples() {
    return graph.edges();
  }

  @Override
  public int evaluationEpochs() {
    return evaluationEpochs;
  }

  @Override
  public double step(int[] examples, List<float[]> gradients) {
    return step(0, examples, gradients);
  }

  @Override
  public double step(long step, int[] examples, List<float[]> gradients) {
    lastStep = step;
    TowerBatch batch = new TowerBatch(graph, domains, settings, examples, Draws.of(seed, step));
    Side users = new Side(towers.users(), text.userRows(CsrRows.of(graph, batch.users())));
    Side items = new Side(towers.items(), text.itemRows(batch.items()));
    int dimension = settings.dimension();
    float[] anchors = new float[examples.length * dimension];
    for (int n = 0; n < examples.length; n++) {
      System.arraycopy(
          users.results, batch.userOf[n] * dimension, anchors, n * dimension, dimension);
    }
    float[] toAnchors = new float[anchors.length];
    float[] toItems = new float[items.results.length];
    double value =
        loss.kPositive(
            anchors,
            items.results,
            batch.positives,
            batch.negatives,
            dimension,
            temperature,
            null,
            toAnchors,
            toItems);
    float[] toUsers = new float[users.results.length];
    for (int n = 0; n < examples.length; n++) {
      for (int k = 0; k < dimension; k++) {
        toUsers[batch.userOf[n] * dimension + k] += toAnchors[n * dimension + k];
      }
    }
    Towers to = Towers.of(gradients);
    users.gradient(toUsers, false, to.users());
    items.gradient(toItems, towers.shared(), to.items());
    return value;
  }

  /** One tower over rows of a batch. */
  private final class Side {
    private final Tower tower;
    private final float[] rows;
    private final int count;
    private final float[] hidden;
    private final float[] norms;

    /** {@code [count × dimension]}, of length 1. */
    final float[] results;

    Side(Tower tower, float[] rows) {
      this.tower = tower;
      this.rows = rows;
      count = rows.length / tower.input();
      hidden = new float[count * tower.hidden()];
      results = new float[count * tower.output()];
      norms = new float[count];
      tower.apply(text.kernels().dense(), rows, count, hidden, results);
      unit.normalize(results, tower.output(), results, norms);
    }

    void gradient(float[] toResults, boolean add, Tower to) {
      unit.gradient(results, norms, tower.output(), toResults, toResults);
      tower.gradient(text.kernels().dense(), rows, count, hidden, toResults, add, to);
    }
  }

  /** Less recall counts as loss; without held-out interactions the last step is the best. */
  @Override
  public double validate() {
    if (heldOut == null) {
      evaluated.hear(lastStep, null);
      return -lastStep;
    }
    HeldOut.Quality quality =
        heldOut.measure(
            text.kernels().ranking(),
            (from, to) ->
                Towers.unit(
                    towers.users(), text.userRows(heldOut.histories(from, to)), text.kernels()),
            Towers.unit(towers.items(), text.itemRows(), text.kernels()),
            settings.dimension());
    evaluated.hear(lastStep, quality);
    return -quality.recall();
  }

  @Override
  public String fingerprint() {
    CRC32C sum = new CRC32C();
    for (float value : text.items()) {
      int bits = Float.floatToIntBits(value);
      sum.update(bits);
      sum.update(bits >>> 8);
      sum.update(bits >>> 16);
      sum.update(bits >>> 24);
    }
    return "textgcn-mlp " + settings + " " + graph + " " + Long.toHexString(sum.getValue());
  }

  /** The checkpoint has the best values too. */
  @Override
  public void keep(Path folder) {}
}
