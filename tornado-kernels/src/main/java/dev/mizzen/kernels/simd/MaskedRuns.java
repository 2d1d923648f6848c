package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.maxsim.MaskedRows;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import java.util.Arrays;

/**
 * Documents with masked rows, cut where the mask changes: {@link MaxSimPass} takes each run of rows
 * for a document, and the runs that count are joined afterwards. A workspace of one thread.
 */
final class MaskedRuns {
  private static final ThreadLocal<MaskedRuns> OF_THREAD = ThreadLocal.withInitial(MaskedRuns::new);

  private final MaxSimPass pass = new MaxSimPass();

  /** The first row of each run, and the row after the last. */
  private int[] runs = {};

  /** The first run of each document of the block, and the one after the last. */
  private int[] firstRuns = {};

  private int first;
  private boolean named;

  /** The highest similarity for each lane in the document that was folded last. */
  float[] highest = {};

  /** Whose similarity that is, counted from the document's first row; −1 for none. */
  int[] winners = {};

  private int[] found = {};

  private MaskedRuns() {}

  /** The calling thread's. */
  static MaskedRuns ofThread() {
    return OF_THREAD.get();
  }

  /** Compares all runs of the documents {@code first .. end − 1} with all query rows. */
  void compare(
      QueryPanels panels,
      MaxSimDocuments documents,
      int[] starts,
      int first,
      int end,
      boolean named) {
    this.first = first;
    this.named = named;
    int count = cut(documents, starts, first, end);
    pass.run(panels, documents.rows(), runs, 0, count, named);
  }

  private int cut(MaxSimDocuments documents, int[] starts, int first, int end) {
    runs = MaxSimScratch.grown(runs, starts[end] - starts[first] + 1);
    firstRuns = MaxSimScratch.grown(firstRuns, end - first + 1);
    int count = 0;
    for (int d = first; d < end; d++) {
      firstRuns[d - first] = count;
      for (int row = starts[d]; row < starts[d + 1]; row++) {
        if (row == starts[d] || documents.isPresent(row) != documents.isPresent(row - 1)) {
          runs[count++] = row;
        }
      }
    }
    firstRuns[end - first] = count;
    runs[count] = starts[end];
    return count;
  }

  /** Joins the runs of document {@code d} for {@code lanes} query rows. */
  void fold(MaxSimDocuments documents, int[] starts, int d, int lanes) {
    highest = MaxSimScratch.grown(highest, lanes);
    winners = MaxSimScratch.grown(winners, lanes);
    found = MaxSimScratch.grown(found, lanes);
    Arrays.fill(highest, 0, lanes, Float.NEGATIVE_INFINITY);
    Arrays.fill(winners, 0, lanes, -1);
    for (int run = firstRuns[d - first]; run < firstRuns[d - first + 1]; run++) {
      int at = runs[run] - starts[d];
      if (documents.isPresent(runs[run])) {
        foldPresent(run, at, lanes);
      } else if (documents.masked() == MaskedRows.ZERO) {
        for (int lane = 0; lane < lanes; lane++) {
          offer(lane, 0, at);
        }
      }
    }
  }

  private void foldPresent(int run, int at, int lanes) {
    if (named) {
      pass.winners(run, false, found, 0, lanes);
    }
    for (int lane = 0; lane < lanes; lane++) {
      offer(lane, pass.score(run, lane, lane + 1), named ? at + found[lane] : at);
    }
  }

  private void offer(int lane, float similarity, int row) {
    if (winners[lane] < 0 || similarity > highest[lane]) {
      highest[lane] = similarity;
      winners[lane] = row;
    }
  }
}
