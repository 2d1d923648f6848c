package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.impl.recommend.factor.FactorRanking;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendExplanation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores by the product of a user's and an item's vector, each of a learned part and of content. A
 * user of the training keeps what relations gave; content is that of the history asked for, and all
 * that there is of a stranger.
 */
final class MiarecScorer implements Scorer {
  private static final String DESCRIPTION =
      "the user's content against the item's, and what relations to other users carried; shares of"
          + " users are those of their mutual influence within a relation";

  private final State state;
  private final float[] contents;
  private final float[] rows;
  private final MiarecKernels kernels;

  /**
   * What does not depend on the items there are.
   *
   * @param shape its dimension is that of content if nothing was trained
   * @param weights of the network; null if nothing was trained
   * @param parts {@code [parts][users × dimension]} of users' vectors
   * @param content {@code [users]} weights of users' content
   * @param relations of users; the first parts are theirs
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  record State(
      Shape shape,
      @Nullable MiarecWeights weights,
      float[][] parts,
      float[] content,
      Relations relations,
      TermVectors words) {
    float contentOfStrangers() {
      return weights == null ? 1 : weights.get(MiarecWeights.GAMMA)[0];
    }

    /** {@code [items × dimension]} */
    float[] items(float[] contents, MiarecKernels kernels) {
      return weights == null ? contents : MiarecNetwork.items(shape, weights, contents, kernels);
    }
  }

  /**
   * A scorer.
   *
   * @param contents {@code [items × content]}
   */
  MiarecScorer(State state, float[] contents, MiarecKernels kernels) {
    this.state = state;
    this.contents = contents;
    this.kernels = kernels;
    rows = Pairing.rows(state.items(contents, kernels), contents, 1, state.shape);
  }

  @Override
  public Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put("contents", contents);
    arrays.put("words", state.words.vectors());
    arrays.put("user-content", state.content);
    for (int p = 0; p < state.parts.length; p++) {
      arrays.put("part." + p, state.parts[p]);
    }
    if (state.weights != null) {
      state.weights.all().forEach((name, values) -> arrays.put("weight." + name, values));
    }
    state.relations.put(arrays);
    return arrays;
  }

  @Override
  public int items() {
    return contents.length / state.shape.content();
  }

  private int width() {
    return state.shape.dimension() + state.shape.content();
  }

  /** {@code [n × width]} */
  private float[] vectors(Histories of) {
    Shape shape = state.shape;
    float[] content = new float[of.count() * shape.content()];
    kernels
        .factor()
        .convolution()
        .multiply(of.items(), EdgeWeights.ones(), contents, shape.content(), content, 1, null);
    kernels.unit().normalize(content, shape.content(), content, null);
    float[] learned = strangers(of, content);
    float[] vectors = new float[of.count() * width()];
    for (int n = 0; n < of.count(); n++) {
      int user = of.users()[n];
      for (int p = 0; user >= 0 && p < state.parts.length; p++) {
        for (int k = 0; k < shape.dimension(); k++) {
          learned[n * shape.dimension() + k] += state.parts[p][user * shape.dimension() + k];
        }
      }
      float weight = user >= 0 ? state.content[user] : state.contentOfStrangers();
      Pairing.put(learned, n, content, n, weight, shape, vectors, n);
    }
    return vectors;
  }

  /** {@code [n × dimension]} what the network says of strangers, whom nobody influences. */
  private float[] strangers(Histories of, float[] content) {
    Shape shape = state.shape;
    float[] learned = new float[of.count() * shape.dimension()];
    if (state.weights == null || Arrays.stream(of.users()).allMatch(user -> user >= 0)) {
      return learned;
    }
    Aggregation nobody =
        Aggregation.of(
            CsrGraph.of(of.count(), new int[of.count() + 1], new int[0]), new float[0], true);
    Aggregation[][] layers = new Aggregation[shape.relations()][shape.layers()];
    for (Aggregation[] layer : layers) {
      Arrays.fill(layer, nobody);
    }
    MiarecNetwork network = new MiarecNetwork(shape, state.weights, content, layers, kernels);
    float[] all = network.users(network.parts());
    for (int n = 0; n < of.count(); n++) {
      if (of.users()[n] < 0) {
        System.arraycopy(
            all, n * shape.dimension(), learned, n * shape.dimension(), shape.dimension());
      }
    }
    return learned;
  }

  @Override
  public void scores(Histories of, float[] scores) {
    FactorRanking.scores(kernels.factor(), vectors(of), rows, width(), scores);
  }

  @Override
  public void best(Histories of, @Nullable CsrGraph seen, int k, int[] ranked, float[] scores) {
    FactorRanking.best(kernels.factor(), vectors(of), rows, width(), seen, k, ranked, scores);
  }

  /** Cosines of contents. */
  @Override
  public void similar(int item, float[] near) {
    FactorRanking.similar(kernels.factor(), contents, item, state.shape.content(), near);
  }

  @Override
  public Explained explain(Histories of, int item) {
    int[] history = of.history(0);
    int user = of.users()[0];
    double[] shares = new double[history.length];
    float weight = user >= 0 ? state.content[user] : state.contentOfStrangers();
    double length = length(history);
    double sum = 0;
    for (int n = 0; n < history.length && length > 0; n++) {
      shares[n] =
          weight * dot(contents, history[n], contents, item, state.shape.content()) / length;
      sum += shares[n];
    }
    List<Contribution> others = new ArrayList<>();
    if (user >= 0) {
      int dimension = state.shape.dimension();
      float[] learned = Pairing.learned(row(item), state.shape);
      for (int p = 0; p < state.parts.length; p++) {
        double share = dot(state.parts[p], user, learned, 0, dimension);
        others.addAll(state.relations.carried(p, user, share));
        sum += share;
      }
    } else {
      float[] learned = Pairing.learned(vectors(of), state.shape);
      double share =
          dot(learned, 0, Pairing.learned(row(item), state.shape), 0, state.shape.dimension());
      others.add(new Contribution(Kind.CONTENT, "", "what training learned of contents", share));
      sum += share;
    }
    return new Explained(sum, shares, others, DESCRIPTION);
  }

  private float[] row(int item) {
    return Arrays.copyOfRange(rows, item * width(), (item + 1) * width());
  }

  /** The length of the sum of contents. */
  private double length(int[] history) {
    double[] sum = new double[state.shape.content()];
    for (int item : history) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += contents[item * sum.length + k];
      }
    }
    return Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
  }

  private static double dot(float[] a, int rowA, float[] b, int rowB, int width) {
    double sum = 0;
    for (int k = 0; k < width; k++) {
      sum += (double) a[rowA * width + k] * b[rowB * width + k];
    }
    return sum;
  }

  @Override
  public Scorer withItems(Catalogue grown, ProgressListener progress) {
    float[] more = state.words.rows(grown, items(), grown.items().size());
    float[] all = Arrays.copyOf(contents, contents.length + more.length);
    System.arraycopy(more, 0, all, contents.length, more.length);
    return new MiarecScorer(state, all, kernels);
  }
}
