package dev.mizzen.impl.recommend;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.RecommendExplanation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: scores of items for the histories of users. Immutable and safe for use by many
 * threads. Items are known by their ordinals; higher scores are better, and equal ones rank by
 * ordinal.
 */
public interface Scorer {
  /** The number of items. */
  int items();

  /**
   * The scores of all items, seen ones too.
   *
   * @param histories of n users
   * @param scores {@code [n × items]}, written in full; it may be longer
   */
  void scores(Histories histories, float[] scores);

  /**
   * The best items, best first. By default from a block of all scores; models of factors have a
   * kernel that never writes them.
   *
   * @param histories of n users
   * @param seen {@code [n × items]}, row u the items that are not ranked for user u; null for none
   * @param k how many, at least 1
   * @param ranked {@code [n × k]} ordinals; −1 behind the last
   * @param scores {@code [n × k]} their scores; negative infinity behind the last
   */
  default void best(
      Histories histories, @Nullable CsrGraph seen, int k, int[] ranked, float[] scores) {
    int block = Math.clamp((1 << 24) / Math.max(1, items()), 1, histories.count());
    float[] all = new float[block * items()];
    for (int from = 0; from < histories.count(); from += block) {
      int to = Math.min(histories.count(), from + block);
      scores(histories.rows(from, to), all);
      for (int user = from; user < to; user++) {
        TopK.best(all, (user - from) * items(), items(), seen, user, k, ranked, scores);
      }
    }
  }

  /**
   * How near all items are to one, in the model's own scale: by default their scores for a history
   * of that item alone.
   *
   * @param near {@code [items]}, written in full
   */
  default void similar(int item, float[] near) {
    scores(Histories.ofStranger(new int[] {item}, items()), near);
  }

  /**
   * What carried the score of {@code item}.
   *
   * @param history of one user
   */
  Explained explain(Histories history, int item);

  /**
   * The same model with more items, which have texts and no interactions.
   *
   * @param grown the items so far, with the same ordinals, and others behind them
   * @throws UnsupportedOperationException if the model cannot rank by content
   */
  default Scorer withItems(Catalogue grown, ProgressListener progress) {
    throw new UnsupportedOperationException(
        "the model cannot rank items by their content; train it again with them");
  }

  /**
   * All that {@link ModelKind.Plan#load} needs, besides settings and interactions: {@code float[]},
   * {@code int[]} and {@code long[]} by name, always in the same order.
   */
  Map<String, Object> arrays();

  /**
   * How a score came about.
   *
   * @param score the value
   * @param shares of the items of the history, in its order; empty if they have none
   * @param others what else carried it
   * @param description how the model arrives at the score
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  record Explained(
      double score,
      double[] shares,
      List<RecommendExplanation.Contribution> others,
      String description) {
    /** The sum of the items' shares. */
    public static Explained sumOf(double[] shares, String description) {
      return new Explained(Arrays.stream(shares).sum(), shares, List.of(), description);
    }
  }
}
