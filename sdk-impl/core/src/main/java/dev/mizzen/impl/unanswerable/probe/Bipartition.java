package dev.mizzen.impl.unanswerable.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Two parts, neither empty, of the articles that an answer needs.
 *
 * @param first the part with the lowest number
 * @param second the others
 */
public record Bipartition(SortedSet<Integer> first, SortedSet<Integer> second) {
  /** So many of one support are probed. */
  public static final int MOST = 8;

  private static final int LARGEST = 62;

  /** Copies the sets. */
  public Bipartition {
    first = Collections.unmodifiableSortedSet(new TreeSet<>(first));
    second = Collections.unmodifiableSortedSet(new TreeSet<>(second));
  }

  /**
   * All {@code 2^(s−1) − 1} of a support of s articles, or, if they are more than {@value #MOST},
   * that many different ones drawn by {@code seed}.
   *
   * @throws IllegalArgumentException unless the support has 2 to {@value #LARGEST} articles
   */
  public static List<Bipartition> of(SortedSet<Integer> support, long seed) {
    int size = support.size();
    if (size < 2 || size > LARGEST) {
      throw new IllegalArgumentException(
          "a support must have 2 to " + LARGEST + " articles, got " + size);
    }
    long all = (1L << (size - 1)) - 1;
    List<Integer> articles = List.copyOf(support);
    LongStream masks = all <= MOST ? LongStream.range(0, all) : drawn(all, seed);
    return masks.mapToObj(mask -> of(articles, mask)).toList();
  }

  private static LongStream drawn(long all, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return LongStream.generate(() -> random.nextLong(all)).distinct().limit(MOST).sorted();
  }

  /** The lowest article and those of the mask's bits against the rest. */
  private static Bipartition of(List<Integer> articles, long mask) {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    first.add(articles.getFirst());
    for (int i = 1; i < articles.size(); i++) {
      ((mask >>> (i - 1) & 1) == 1 ? first : second).add(articles.get(i));
    }
    return new Bipartition(new TreeSet<>(first), new TreeSet<>(second));
  }
}
