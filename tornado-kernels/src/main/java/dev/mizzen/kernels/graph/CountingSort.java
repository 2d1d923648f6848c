package dev.mizzen.kernels.graph;

/** Sorts by small integer keys, stably and in linear time. */
final class CountingSort {
  private CountingSort() {}

  /** {@code [count + 1]}: where each of the keys {@code 0 .. count − 1} starts once sorted. */
  static int[] starts(int count, int[] keys, int from, int to) {
    int[] starts = new int[count + 1];
    for (int i = from; i < to; i++) {
      starts[keys[i] + 1]++;
    }
    for (int key = 0; key < count; key++) {
      starts[key + 1] += starts[key];
    }
    return starts;
  }

  /** The values in the order of their keys; equal keys keep their order. */
  static int[] place(int[] starts, int[] keys, int[] values) {
    int[] next = starts.clone();
    int[] placed = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      placed[next[keys[i]]++] = values[i];
    }
    return placed;
  }
}
