package dev.mizzen.kernels.tornado;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Compiled plans for batches of different sizes. Array sizes are constants in compiled code, so a
 * plan serves every batch that fits its arrays. Arrays grow by powers of two, and a plan whose
 * arrays are far larger than the batch is left alone, because whole arrays travel.
 *
 * <p>At most {@value #KEPT} plans are kept, the last used. Not safe for use by many threads.
 *
 * @param <P> a plan with its arrays
 */
final class PlanPool<P extends AutoCloseable> {
  private static final int KEPT = 4;

  /** Arrays of fewer values than this are not worth a second plan. */
  private static final int SMALL = 1 << 12;

  /** How many times more values than needed may travel before another plan is made. */
  private static final int WASTE = 16;

  private final Function<int[], P> maker;
  private final List<Entry<P>> entries = new ArrayList<>();
  private int made;

  /** Makes a plan by calling {@code maker} with the capacity of each of its arrays. */
  PlanPool(Function<int[], P> maker) {
    this.maker = maker;
  }

  private record Entry<P>(List<Integer> capacities, P plan) {}

  /** A plan whose arrays hold {@code sizes}. */
  P fitting(int... sizes) {
    for (int i = 0; i < entries.size(); i++) {
      if (fits(entries.get(i).capacities(), sizes)) {
        entries.addFirst(entries.remove(i));
        return entries.getFirst().plan();
      }
    }
    return make(sizes);
  }

  /** How many plans were made, each of which is compiled once. */
  int made() {
    return made;
  }

  private P make(int[] sizes) {
    int[] capacities = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      capacities[i] = capacity(sizes[i]);
    }
    while (entries.size() >= KEPT) {
      close(entries.removeLast().plan());
    }
    List<Integer> fixed = Arrays.stream(capacities).boxed().toList();
    entries.addFirst(new Entry<>(fixed, maker.apply(capacities)));
    made++;
    return entries.getFirst().plan();
  }

  /** The next power of two. */
  static int capacity(int size) {
    if (size > 1 << 30) {
      throw new IllegalArgumentException(size + " values are more than the 2^30 of a device array");
    }
    return size <= SMALL ? SMALL : Integer.highestOneBit(size - 1) << 1;
  }

  private static boolean fits(List<Integer> capacities, int[] sizes) {
    long held = 0;
    long needed = 0;
    for (int i = 0; i < sizes.length; i++) {
      if (capacities.get(i) < sizes[i]) {
        return false;
      }
      held += capacities.get(i);
      needed += capacity(sizes[i]);
    }
    return held <= WASTE * needed;
  }

  private static void close(AutoCloseable plan) {
    try {
      plan.close();
    } catch (Exception e) {
      throw new IllegalStateException("the device's buffers cannot be freed", e);
    }
  }
}
