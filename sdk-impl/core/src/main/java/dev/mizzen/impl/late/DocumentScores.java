package dev.mizzen.impl.late;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers for each document of a segment: the best score of the query token at hand, and the
 * total of all. Kept from search to search; not safe for use by many threads.
 *
 * <p>Scores are whole steps. Those of query token i lie above {@code offset(i)} and at or below
 * {@code offset(i + 1)}, so a best score of an earlier token is seen as such without being cleared,
 * and a total grows by what a token's best score grows.
 */
final class DocumentScores {
  /** Above every score: a total does not grow any more. */
  private static final int CLOSED = Integer.MAX_VALUE;

  private int[] numbers = new int[0];
  private int documents;

  /** Begins anew; documents that are not accepted never get a score. */
  void reset(int count, @Nullable AcceptedDocs accepted) {
    documents = count;
    if (numbers.length < 2 * count) {
      numbers = new int[2 * count];
    } else {
      Arrays.fill(numbers, 0, 2 * count, 0);
    }
    for (int d = 0; accepted != null && d < count; d++) {
      numbers[2 * d] = accepted.accepts(d) ? 0 : CLOSED;
    }
  }

  /**
   * Adds the scores of a list: {@code base + sums[i]} for each token i, if positive.
   *
   * @param offset that of the query token
   */
  void add(int[] documentOf, short[] sums, int count, int base, int offset) {
    int[] all = numbers;
    int above = offset + base;
    for (int i = 0; i < count; i++) {
      int at = 2 * documentOf[i];
      int before = Math.max(all[at], offset);
      int now = Math.max(before, above + Short.toUnsignedInt(sums[i]));
      all[at] = now;
      all[at + 1] += now - before;
    }
  }

  /** Adds the totals of another one. */
  void merge(DocumentScores other) {
    for (int at = 1; at < 2 * documents; at += 2) {
      numbers[at] += other.numbers[at];
    }
  }

  /** Offers all documents that have a total. */
  void offerTo(BestKeys best, int base) {
    for (int d = 0; d < documents; d++) {
      int total = numbers[2 * d + 1];
      if (total > 0 && total >= best.least()) {
        best.offer(total, base + d);
      }
    }
  }
}
