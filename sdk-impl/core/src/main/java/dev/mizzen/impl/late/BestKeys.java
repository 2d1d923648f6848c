package dev.mizzen.impl.late;

import java.util.Arrays;

/**
 * The greatest of many totals with their documents, the lower document of equals: a heap with the
 * least on top. Kept from search to search; not safe for use by many threads.
 */
final class BestKeys {
  private long[] heap = new long[0];
  private int most;
  private int size;

  /** Forgets all, and keeps up to {@code count} from now on. */
  void reset(int count) {
    most = count;
    size = 0;
  }

  /** The total that a document must exceed, or equal with a lower number. */
  int least() {
    return size < most ? Integer.MIN_VALUE : (int) (heap[0] >> 32);
  }

  void offer(int total, int document) {
    long key = (long) total << 32 | (~document & 0xFFFFFFFFL);
    if (size < most) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, Math.min(most, Math.max(16, size * 2)));
      }
      heap[size] = key;
      up(size++);
    } else if (key > heap[0]) {
      heap[0] = key;
      down();
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** Orders the keys, the greatest first; to be reset before the next offer. */
  void sort() {
    Arrays.sort(heap, 0, size);
  }

  /** The document at a rank, once sorted. */
  int document(int rank) {
    return ~(int) heap[size - 1 - rank];
  }

  /** The total at a rank, once sorted. */
  int total(int rank) {
    return (int) (heap[size - 1 - rank] >> 32);
  }

  private void up(int from) {
    long key = heap[from];
    int at = from;
    while (at > 0 && heap[(at - 1) / 2] > key) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = key;
  }

  private void down() {
    long key = heap[0];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= key) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = key;
  }
}
