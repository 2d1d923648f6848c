package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Examples of a step: users with some of their items and with items that they did not meet, and the
 * rows that towers are asked for, each user and item once.
 */
final class TowerBatch {
  private final CsrGraph graph;
  private final Domains domains;
  private final TowerSettings settings;
  private final RandomGenerator random;
  private final Rows userRows;
  private final Rows itemRows;

  /** The row of each example's user. */
  final int[] userOf;

  /** {@code [examples × positives]} rows of items, or padding. */
  final int[] positives;

  /** {@code [examples × negatives]} rows of items, or padding. */
  final int[] negatives;

  /**
   * Draws.
   *
   * @param examples numbers; with one data set they go through the users in turn
   */
  TowerBatch(
      CsrGraph graph,
      Domains domains,
      TowerSettings settings,
      int[] examples,
      RandomGenerator random) {
    this.graph = graph;
    this.domains = domains;
    this.settings = settings;
    this.random = random;
    userRows = new Rows(graph.rows());
    itemRows = new Rows(graph.columns());
    userOf = new int[examples.length];
    positives = new int[examples.length * settings.positives()];
    negatives = new int[examples.length * settings.negatives()];
    Arrays.fill(positives, KPositiveKernel.PADDING);
    Arrays.fill(negatives, KPositiveKernel.PADDING);
    int[][] shared = new int[domains.count()][];
    for (int n = 0; n < examples.length; n++) {
      int domain = domains.count() == 1 ? 0 : domains.draw(random);
      int[] users = domains.users(domain);
      int user = users[examples[n] % users.length];
      userOf[n] = userRows.of(user);
      drawPositives(user, domain, n);
      if (settings.each()) {
        drawNegatives(user, domain, n);
      } else {
        if (shared[domain] == null) {
          shared[domain] = candidates(domain);
        }
        share(user, shared[domain], n);
      }
    }
  }

  /** As many as there are, at most what is asked for, without repetition. */
  private void drawPositives(int user, int domain, int example) {
    int from = graph.starts()[user];
    int[] own =
        Arrays.stream(graph.neighbours(), from, graph.starts()[user + 1])
            .filter(item -> domains.of(item) == domain)
            .toArray();
    int count = Math.min(own.length, settings.positives());
    for (int p = 0; p < count; p++) {
      int at = p + random.nextInt(own.length - p);
      int item = own[at];
      own[at] = own[p];
      positives[example * settings.positives() + p] = itemRows.of(item);
    }
  }

  private int[] candidates(int domain) {
    int[] all = domains.items(domain);
    int[] drawn = new int[settings.negatives()];
    for (int n = 0; n < drawn.length; n++) {
      drawn[n] = all[random.nextInt(all.length)];
    }
    return drawn;
  }

  private void share(int user, int[] candidates, int example) {
    for (int n = 0; n < candidates.length; n++) {
      if (!met(user, candidates[n])) {
        negatives[example * candidates.length + n] = itemRows.of(candidates[n]);
      }
    }
  }

  /** One that was met is not drawn again but left out: uniform among the others all the same. */
  private void drawNegatives(int user, int domain, int example) {
    int[] all = domains.items(domain);
    for (int n = 0; n < settings.negatives(); n++) {
      int item = all[random.nextInt(all.length)];
      if (!met(user, item)) {
        negatives[example * settings.negatives() + n] = itemRows.of(item);
      }
    }
  }

  private boolean met(int user, int item) {
    int[] starts = graph.starts();
    return Arrays.binarySearch(graph.neighbours(), starts[user], starts[user + 1], item) >= 0;
  }

  /** The user of each row. */
  int[] users() {
    return userRows.all();
  }

  /** The item of each row. */
  int[] items() {
    return itemRows.all();
  }

  /** Numbers things in the order in which they come. */
  private static final class Rows {
    private final int[] rowOf;
    private final int[] things;
    private int count;

    Rows(int all) {
      rowOf = new int[all];
      things = new int[all];
      Arrays.fill(rowOf, -1);
    }

    int of(int thing) {
      if (rowOf[thing] < 0) {
        rowOf[thing] = count;
        things[count++] = thing;
      }
      return rowOf[thing];
    }

    int[] all() {
      return Arrays.copyOf(things, count);
    }
  }
}
