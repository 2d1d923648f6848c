package dev.mizzen.impl.interact;

import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Divides interactions; every one gets exactly one part. */
final class Splitter {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final byte TRAINING = 0;
  private static final byte VALIDATION = 1;
  private static final byte TEST = 2;
  private static final int LEAST_OF_ALL_PARTS = 3;

  private final InteractionTable table;
  private final byte[] parts;

  private Splitter(InteractionTable table) {
    this.table = table;
    parts = new byte[table.size()];
  }

  static Split split(InteractionTable table, SplitRule rule) {
    Splitter splitter = new Splitter(table);
    switch (rule) {
      case SplitRule.RandomPairs r -> splitter.random(r);
      case SplitRule.PerUser r -> splitter.perUser(r);
      case SplitRule.LeaveOneOut r -> splitter.leaveOneOut();
      case SplitRule.Temporal r -> splitter.temporal(r);
    }
    return new Split(splitter.part(TRAINING), splitter.part(VALIDATION), splitter.part(TEST));
  }

  private InteractionTable part(byte part) {
    return table.filtered((user, edge) -> parts[edge] == part);
  }

  private void random(SplitRule.RandomPairs rule) {
    RandomGenerator random = RANDOM.create(rule.seed());
    for (int e = 0; e < parts.length; e++) {
      double thrown = random.nextDouble();
      parts[e] =
          thrown < rule.test()
              ? TEST
              : thrown < rule.test() + rule.validation() ? VALIDATION : TRAINING;
    }
  }

  private void perUser(SplitRule.PerUser rule) {
    RandomGenerator random = RANDOM.create(rule.seed());
    int[] starts = table.graph().starts();
    for (int u = 0; u < table.users().size(); u++) {
      int size = starts[u + 1] - starts[u];
      int[] order = shuffled(starts[u], size, random);
      int test = (int) (rule.test() * size);
      int validation = (int) (rule.validation() * size);
      for (int n = 0; n < test + validation; n++) {
        parts[order[n]] = n < test ? TEST : VALIDATION;
      }
    }
  }

  private static int[] shuffled(int from, int size, RandomGenerator random) {
    int[] order = new int[size];
    for (int n = 0; n < size; n++) {
      int m = random.nextInt(n + 1);
      order[n] = order[m];
      order[m] = from + n;
    }
    return order;
  }

  private void leaveOneOut() {
    requireTimes("leave one out");
    int[] starts = table.graph().starts();
    for (int u = 0; u < table.users().size(); u++) {
      if (starts[u + 1] - starts[u] >= LEAST_OF_ALL_PARTS) {
        int[] order = byTime(starts[u], starts[u + 1]);
        parts[order[order.length - 1]] = TEST;
        parts[order[order.length - 2]] = VALIDATION;
      }
    }
  }

  /** Edges by time; those of the same moment by user and item. */
  private int[] byTime(int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparingLong(table::time).thenComparingInt(e -> e))
        .mapToInt(e -> e)
        .toArray();
  }

  private void temporal(SplitRule.Temporal rule) {
    requireTimes("a temporal split");
    long[] times = new long[parts.length];
    Arrays.setAll(times, table::time);
    Arrays.sort(times);
    long test = moment(times, rule.test());
    long validation = moment(times, rule.test() + rule.validation());
    for (int e = 0; e < parts.length; e++) {
      long time = table.time(e);
      parts[e] = time >= test ? TEST : time >= validation ? VALIDATION : TRAINING;
    }
  }

  /** The first moment of the last {@code share}. */
  private static long moment(long[] times, double share) {
    int count = (int) Math.round(share * times.length);
    return count == 0 ? Long.MAX_VALUE : times[times.length - count];
  }

  private void requireTimes(String what) {
    for (int e = 0; e < parts.length; e++) {
      if (table.time(e) == InteractionTable.NO_TIME) {
        throw new IllegalArgumentException(
            what + " needs the times of all interactions, and some are not known");
      }
    }
  }
}
