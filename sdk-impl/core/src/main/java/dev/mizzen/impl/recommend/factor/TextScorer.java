package dev.mizzen.impl.recommend.factor;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores items by the cosine of their vector and the user's, both propagated texts. */
final class TextScorer implements Scorer {
  private final TextSource source;
  private final TextUsers users;
  private final float[] items;
  private final float[] lengths;
  private final FactorKernels kernels;

  /**
   * @param items {@code [I × dimension]}, each row of length 1 or zeros
   * @param lengths {@code [I]} that the rows had
   */
  private TextScorer(
      TextSource source, TextUsers users, float[] items, float[] lengths, FactorKernels kernels) {
    this.source = source;
    this.users = users;
    this.items = items;
    this.lengths = lengths;
    this.kernels = kernels;
  }

  /**
   * Takes the sum of layers over.
   *
   * @param sum {@code [I × dimension]} the layers of items
   */
  static TextScorer of(TextSource source, TextUsers users, float[] sum, FactorKernels kernels) {
    int dimension = users.dimension();
    float[] lengths = new float[sum.length / dimension];
    for (int item = 0; item < lengths.length; item++) {
      int at = item * dimension;
      lengths[item] = (float) Math.sqrt(RowDot.dot(sum, at, sum, at, dimension));
    }
    RowLengths.power(kernels.workers(), sum, dimension, 0);
    return new TextScorer(source, users, sum, lengths, kernels);
  }

  static TextScorer load(SavedModel saved) {
    FactorKernels kernels = FactorKernels.of(saved.backend(), saved.workers());
    TextSource source = TextSource.load(saved);
    int count = saved.interactions().items().size();
    return new TextScorer(
        source,
        source.users(saved),
        saved.floats("items", (long) count * source.dimension()),
        saved.floats("lengths", count),
        kernels);
  }

  @Override
  public Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    source.put(arrays, users);
    arrays.put("items", items);
    arrays.put("lengths", lengths);
    return arrays;
  }

  @Override
  public int items() {
    return lengths.length;
  }

  private int dimension() {
    return users.dimension();
  }

  private float[] vectors(Histories of) {
    float[] vectors = users.vectors(of.items());
    RowLengths.power(kernels.workers(), vectors, dimension(), 0);
    return vectors;
  }

  @Override
  public void scores(Histories of, float[] scores) {
    FactorRanking.scores(kernels, vectors(of), items, dimension(), scores);
  }

  @Override
  public void best(Histories of, @Nullable CsrGraph seen, int k, int[] ranked, float[] scores) {
    FactorRanking.best(kernels, vectors(of), items, dimension(), seen, k, ranked, scores);
  }

  @Override
  public void similar(int item, float[] near) {
    FactorRanking.similar(kernels, items, item, dimension(), near);
  }

  @Override
  public Explained explain(Histories of, int item) {
    int dimension = dimension();
    int[] history = of.history(0);
    float[] user = users.vectors(of.items());
    double length = Math.sqrt(RowDot.dot(user, 0, user, 0, dimension));
    double[] shares = new double[history.length];
    double sum = 0;
    for (int n = 0; n < history.length && length > 0; n++) {
      float[] part = new float[dimension];
      users.add(history[n], history.length, part, 0);
      shares[n] = RowDot.dot(part, 0, items, item * dimension, dimension) / length;
      sum += shares[n];
    }
    double text = RowDot.dot(user, 0, users.texts(), item * dimension, dimension);
    double own = length > 0 && lengths[item] > 0 ? text / length / lengths[item] : 0;
    return new Explained(sum, shares, List.of(), description(own));
  }

  private static String description(double own) {
    return String.format(
        Locale.ROOT,
        "the cosine of the user's vector and the item's, both made of texts; each item of the"
            + " history adds its text and its neighbours' to the user's. Of the score, %.4f comes"
            + " from the item's own text, and the rest from its neighbours'",
        own);
  }

  @Override
  public Scorer withItems(Catalogue grown, ProgressListener progress) {
    float[] more = source.more(grown, items(), progress);
    float[] all = Arrays.copyOf(items, items.length + more.length);
    System.arraycopy(more, 0, all, items.length, more.length);
    float[] allLengths = Arrays.copyOf(lengths, all.length / dimension());
    Arrays.fill(allLengths, lengths.length, allLengths.length, 1);
    return new TextScorer(source, users.and(more), all, allLengths, kernels);
  }
}
