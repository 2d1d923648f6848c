package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Ranks items by their products with users' vectors. */
public final class FactorRanking {
  private FactorRanking() {}

  /**
   * The best items of each user.
   *
   * @param users {@code [n × dimension]}
   * @param items {@code [I × dimension]}
   * @param ranked {@code [n × k]} or longer
   * @param scores likewise
   */
  public static void best(
      FactorKernels kernels,
      float[] users,
      float[] items,
      int dimension,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float[] scores) {
    int length = users.length / dimension * k;
    TokenRows rows = TokenRows.of(items, dimension);
    if (ranked.length == length && scores.length == length) {
      kernels.ranking().rank(users, rows, seen, k, ranked, scores);
      return;
    }
    // A last block, in arrays of the blocks before.
    int[] best = new int[length];
    float[] values = new float[length];
    kernels.ranking().rank(users, rows, seen, k, best, values);
    System.arraycopy(best, 0, ranked, 0, length);
    System.arraycopy(values, 0, scores, 0, length);
  }

  /**
   * The products of all users with all items.
   *
   * @param users {@code [n × dimension]}
   * @param items {@code [I × dimension]}
   * @param scores {@code [n × I]} or longer, from index 0
   */
  public static void scores(
      FactorKernels kernels, float[] users, float[] items, int dimension, float[] scores) {
    int count = users.length / dimension;
    kernels
        .dense()
        .rowGradient(users, count, items, items.length / dimension, dimension, false, scores);
  }

  /** The products of item {@code item} with all items, which are its cosines for unit vectors. */
  public static void similar(
      FactorKernels kernels, float[] items, int item, int dimension, float[] near) {
    int at = item * dimension;
    scores(kernels, Arrays.copyOfRange(items, at, at + dimension), items, dimension, near);
  }
}
