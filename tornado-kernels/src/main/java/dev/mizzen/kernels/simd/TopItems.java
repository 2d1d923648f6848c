package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.TYPE;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The best items of each user of a block, offered in ascending order. Whatever beats a user's
 * threshold is put down, and when twice as many as asked for lie there, the better half is kept and
 * its worst score becomes the threshold. So an item costs one comparison, unless it is among the
 * best so far.
 */
final class TopItems {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final int LANES = FLOATS.length();
  private static final int LEAST_CAPACITY = 32;

  /** Sums behind the last that are read, and not used, where a row ends within a vector. */
  static final int BEYOND = LANES;

  private static final int[] NOTHING = {};

  private int kept;
  private int capacity;
  private float[] thresholds = {};
  private long[] candidates = {};
  private int[] counts = {};

  // What each user has seen: the edges from cursors[user] to ends[user], ascending as items are.
  private int[] seen = NOTHING;
  private int[] cursors = {};
  private int[] ends = {};

  /** How many candidates are put down before the best {@code kept} are picked. */
  static int capacity(int kept) {
    return Math.toIntExact(Math.max(LEAST_CAPACITY, 2L * kept));
  }

  /** Starts with {@code users} users; the first of them is row {@code row} of {@code graph}. */
  void begin(int users, int kept, @Nullable CsrGraph graph, int row) {
    int lanes = MaxSimScratch.panels(users) * MaxSimTile.LANES;
    this.kept = kept;
    capacity = capacity(kept);
    thresholds = MaxSimScratch.grown(thresholds, lanes);
    Arrays.fill(thresholds, 0, users, Float.NEGATIVE_INFINITY);
    Arrays.fill(thresholds, users, lanes, Float.POSITIVE_INFINITY);
    counts = MaxSimScratch.grown(counts, users);
    Arrays.fill(counts, 0, users, 0);
    int room = Math.multiplyExact(users, capacity);
    if (candidates.length < room) {
      candidates = new long[room];
    }
    cursors = MaxSimScratch.grown(cursors, users);
    ends = MaxSimScratch.grown(ends, users);
    seen = graph == null ? NOTHING : graph.neighbours();
    for (int user = 0; user < users; user++) {
      cursors[user] = graph == null ? 0 : graph.starts()[row + user];
      ends[user] = graph == null ? 0 : graph.starts()[row + user + 1];
    }
  }

  /** Lets go of the caller's memory. */
  void end() {
    seen = NOTHING;
  }

  /**
   * Offers the items {@code item .. item + rows − 1} to the users of a tile's lanes.
   *
   * @param sums {@code [rows × lanes]} scores and {@link #BEYOND} more values
   * @param user the first lane's user, a multiple of {@link MaxSimTile#LANES}
   * @param lanes as many as those, or fewer for the last users
   */
  void offer(float[] sums, int item, int rows, int user, int lanes) {
    for (int lane = 0; lane < lanes; lane += LANES) {
      FloatVector threshold = FloatVector.fromArray(FLOATS, thresholds, user + lane);
      // Bits, not masks: a mask that lives across turns of the loop would be an object.
      long beaten = 0;
      for (int j = 0; j < rows; j++) {
        FloatVector scores = TYPE.cast(FloatVector.fromArray(FLOATS, sums, j * lanes + lane));
        beaten |= scores.compare(VectorOperators.GT, threshold).toLong();
      }
      if (beaten != 0) {
        put(sums, item, rows, user, lane, lanes);
      }
    }
  }

  private void put(float[] sums, int item, int rows, int user, int lane, int lanes) {
    for (int j = 0; j < rows; j++) {
      int at = j * lanes + lane;
      FloatVector threshold = FloatVector.fromArray(FLOATS, thresholds, user + lane);
      FloatVector scores = TYPE.cast(FloatVector.fromArray(FLOATS, sums, at));
      long bits = scores.compare(VectorOperators.GT, threshold).toLong();
      for (; bits != 0; bits &= bits - 1) {
        int l = Long.numberOfTrailingZeros(bits);
        put(user + lane + l, item + j, sums[at + l]);
      }
    }
  }

  private void put(int user, int item, float score) {
    if (isSeen(user, item)) {
      return;
    }
    int from = user * capacity;
    candidates[from + counts[user]++] = key(score, item);
    if (counts[user] == capacity) {
      Selection.largestFirst(candidates, from, from + capacity, kept);
      counts[user] = kept;
      thresholds[user] = score(candidates[from + kept - 1]);
    }
  }

  private boolean isSeen(int user, int item) {
    int end = ends[user];
    int cursor = cursors[user];
    while (cursor < end && seen[cursor] < item) {
      cursor++;
    }
    cursors[user] = cursor;
    return cursor < end && seen[cursor] == item;
  }

  /** Writes a user's best items in order, and marks the places that are left of {@code k}. */
  void write(int user, int k, int to, int[] ranked, float @Nullable [] scores) {
    int from = user * capacity;
    int count = Math.min(counts[user], kept);
    if (counts[user] > kept) {
      Selection.largestFirst(candidates, from, from + counts[user], kept);
    }
    Arrays.sort(candidates, from, from + count);
    for (int i = 0; i < count; i++) {
      long key = candidates[from + count - 1 - i];
      ranked[to + i] = ~(int) key;
      if (scores != null) {
        scores[to + i] = score(key);
      }
    }
    Arrays.fill(ranked, to + count, to + k, -1);
    if (scores != null) {
      Arrays.fill(scores, to + count, to + k, Float.NEGATIVE_INFINITY);
    }
  }

  /** Greater for a higher score, and of equal ones for the lower item; −0 counts as 0. */
  private static long key(float score, int item) {
    int bits = Float.floatToRawIntBits(score + 0f);
    return ((long) ordered(bits) << 32) | (~item & 0xFFFFFFFFL);
  }

  private static float score(long key) {
    return Float.intBitsToFloat(ordered((int) (key >> 32)));
  }

  /** Bits of floats as ints of the same order, and back. */
  private static int ordered(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
