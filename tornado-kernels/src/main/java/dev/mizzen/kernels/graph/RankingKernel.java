package dev.mizzen.kernels.graph;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * The k items of the highest score {@code ⟨user, item⟩} for each of some users, without those that
 * a user has seen, and without the table of all scores. For cosines the caller brings vectors of
 * unit length. Arguments are already checked: {@link Ranking} is the door.
 *
 * <p>Equal scores rank by the item's ordinal, lowest first. Items whose score is not a number or
 * negative infinity are never ranked. A user with fewer than k items left gets fewer: the places
 * behind the last hold −1 and negative infinity.
 *
 * <p>Cost {@code 2 · U · I · dimension} flops for U users and I items; scratch of O(k) for a few
 * hundred users belongs to each thread and is kept, nothing else is allocated. Users are divided
 * among threads, items are not. Each score may be summed in any order, so it is within {@code
 * γₙ·Σₖ|uₖiₖ|} of its exact value, {@code n = dimension}, one more for scaled rows; what is ranked
 * is best within those bounds. One and many threads give the same bits. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface RankingKernel {
  /**
   * Ranks.
   *
   * @param users {@code [U × dimension]}, row-major, finite
   * @param items the vectors of all items, in order of their ordinals
   * @param seen {@code [U × I]}, row u the items that are not ranked for user u; null for none
   * @param k how many items to rank, 1 or more; it may exceed the number of items
   * @param ranked {@code [U × k]} ordinals, best first, written in full
   * @param scores {@code [U × k]} their scores, written in full if given
   */
  void rank(
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float @Nullable [] scores);
}
