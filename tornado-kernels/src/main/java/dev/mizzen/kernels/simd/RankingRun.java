package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One ranking, cut into blocks of users. A thread uses the same object for all its calls, so that
 * none allocates.
 */
final class RankingRun {
  /** Users in a block at most: their vectors stay in the second cache while items pass by. */
  private static final int MOST_USERS = 256;

  /** Candidates that the users of a block keep together at most: 4 MiB. */
  private static final int MOST_CANDIDATES = 1 << 19;

  /** Blocks that a small batch is cut into, for as many threads. */
  private static final int FEW_BLOCKS = 16;

  private static final float[] NO_FLOATS = {};
  private static final int[] NO_INTS = {};
  private static final TokenRows NO_ITEMS = TokenRows.of(NO_FLOATS, 1);

  // Made once: a method reference at each call would be an allocation.
  private final IntConsumer blocks = this::block;

  private float[] users = NO_FLOATS;
  private TokenRows items = NO_ITEMS;
  private @Nullable CsrGraph seen;
  private int k;
  private int[] ranked = NO_INTS;
  private float @Nullable [] scores;
  private int blockUsers;

  void run(
      Workers workers,
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    this.users = users;
    this.items = items;
    this.seen = seen;
    this.k = k;
    this.ranked = ranked;
    this.scores = scores;
    int count = users.length / items.dimension();
    blockUsers = blockUsers(count, TopItems.capacity(kept()));
    try {
      workers.run((count + blockUsers - 1) / blockUsers, blocks);
    } finally {
      end();
    }
  }

  /** Lets go of the caller's memory. */
  private void end() {
    users = NO_FLOATS;
    items = NO_ITEMS;
    seen = null;
    ranked = NO_INTS;
    scores = null;
  }

  /** Whole panels, by the number of users and the room for candidates, and by nothing else. */
  private static int blockUsers(int count, int capacity) {
    int most = Math.min(MOST_USERS, MOST_CANDIDATES / capacity);
    int users = Math.min(most, (count + FEW_BLOCKS - 1) / FEW_BLOCKS);
    return Math.max(1, (users + MaxSimTile.LANES - 1) / MaxSimTile.LANES) * MaxSimTile.LANES;
  }

  private int kept() {
    return (int) Math.min(k, items.rows());
  }

  private void block(int number) {
    int count = users.length / items.dimension();
    int first = number * blockUsers;
    int end = Math.min(count, first + blockUsers);
    RankingScratch scratch = RankingScratch.ofThread();
    scratch.lay(users, first, end, items.dimension());
    scratch.top.begin(end - first, kept(), seen, first);
    scratch.pass(items);
    for (int user = first; user < end; user++) {
      scratch.top.write(user - first, k, user * k, ranked, scores);
    }
    scratch.top.end();
  }
}
