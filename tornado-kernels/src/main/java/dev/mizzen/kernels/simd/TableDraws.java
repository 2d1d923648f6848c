package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import java.util.Arrays;

/**
 * For each row of a table the places at which it was drawn, in their order, by counting sort. Kept
 * for the next call.
 */
final class TableDraws {
  private int[] starts = {};
  private int[] places = {};

  /** Begins to count: at most {@code draws} of {@code rows} rows. */
  void begin(int rows, int draws) {
    starts = starts.length < rows + 2 ? new int[rows + 2] : starts;
    places = places.length < draws ? new int[draws] : places;
    Arrays.fill(starts, 0, rows + 2, 0);
  }

  /** Counts {@code drawn[from .. from + count − 1]}. */
  void count(int[] drawn, int from, int count) {
    for (int j = 0; j < count; j++) {
      if (drawn[from + j] != KPositiveKernel.PADDING) {
        starts[drawn[from + j] + 2]++;
      }
    }
  }

  /** After all are counted. */
  void endCounting(int rows) {
    for (int row = 0; row < rows; row++) {
      starts[row + 2] += starts[row + 1];
    }
  }

  /** Lists the same draws, whose places are {@code place, place + 1, …}. */
  void list(int[] drawn, int from, int count, int place) {
    for (int j = 0; j < count; j++) {
      if (drawn[from + j] != KPositiveKernel.PADDING) {
        // Each list's start moves to its end, which is where the next one starts.
        places[starts[drawn[from + j] + 1]++] = place + j;
      }
    }
  }

  /** Where the places of a row begin; they end where those of the next row begin. */
  int start(int row) {
    return starts[row];
  }

  /** The place of a draw. */
  int place(int draw) {
    return places[draw];
  }
}
