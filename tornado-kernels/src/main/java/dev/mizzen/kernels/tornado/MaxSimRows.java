package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaskedRows;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Documents where a plan's tasks read them. The device knows no masks: rows that are left out do
 * not travel, and those that count as 0 travel as zeros.
 */
final class MaxSimRows {
  /** The rows as they are stored. */
  final TornadoNativeArray values;

  /** A scale for each row of bytes; for half floats see {@link HalfPowers}. */
  final FloatArray scales;

  /** {@code [documents + 1]}: the first row of each. */
  final IntArray starts;

  /** For each row that travels, which of its document's it is; empty if all travel. */
  private int[] kept = {};

  private boolean isThinned;
  private int documents;

  MaxSimRows(ElementType type, MaxSimPlan.Capacity capacity) {
    values =
        switch (type) {
          case FLOAT32 -> new FloatArray(capacity.rows());
          case FLOAT16 -> new ShortArray(capacity.rows());
          case INT8 -> new ByteArray(capacity.rows());
        };
    scales = type == ElementType.FLOAT16 ? HalfPowers.table() : new FloatArray(capacity.scales());
    starts = new IntArray(capacity.documents() + 1);
  }

  /** The number of documents. */
  int documents() {
    return documents;
  }

  /** Takes the documents {@code from .. to − 1}. */
  void set(TokenRows rows, int[] all, int from, int to) {
    copy(rows, all[from], all[to] - all[from], 0);
    for (int d = from; d <= to; d++) {
      starts.set(d - from, all[d] - all[from]);
    }
    documents = to - from;
    isThinned = false;
  }

  /** Takes the documents {@code from .. to − 1} of those that {@code all} cuts, with their mask. */
  void set(MaxSimDocuments masked, int[] all, int from, int to) {
    if (masked.present() != null && masked.masked() == MaskedRows.LEFT_OUT) {
      setPresent(masked, all, from, to);
      return;
    }
    set(masked.rows(), all, from, to);
    for (int row = all[from]; row < all[to]; row++) {
      if (!masked.isPresent(row)) {
        clear(masked.rows(), row - all[from]);
      }
    }
  }

  private void setPresent(MaxSimDocuments masked, int[] all, int from, int to) {
    if (kept.length < all[to] - all[from]) {
      kept = new int[all[to] - all[from]];
    }
    int travels = 0;
    for (int d = from; d < to; d++) {
      starts.set(d - from, travels);
      for (int row = all[d]; row < all[d + 1]; row++) {
        if (masked.isPresent(row)) {
          copy(masked.rows(), row, 1, travels);
          kept[travels++] = row - all[d];
        }
      }
    }
    starts.set(to - from, travels);
    documents = to - from;
    isThinned = true;
  }

  private void copy(TokenRows rows, long first, long count, long to) {
    long bytes = rowBytes(rows);
    MemorySegment.copy(
        rows.values(), first * bytes, values.getSegment(), to * bytes, count * bytes);
    if (rows.type().isScaled()) {
      MemorySegment.copy(
          rows.scales(),
          first * Float.BYTES,
          scales.getSegment(),
          to * Float.BYTES,
          count * Float.BYTES);
    }
  }

  /** A scale too, because it may be no number. */
  private void clear(TokenRows rows, int row) {
    long bytes = rowBytes(rows);
    values.getSegment().asSlice(row * bytes, bytes).fill((byte) 0);
    if (rows.type().isScaled()) {
      scales.set(row, 0f);
    }
  }

  private static long rowBytes(TokenRows rows) {
    return (long) rows.dimension() * rows.type().bytes();
  }

  /**
   * Which of a document's rows won.
   *
   * @param best what the device found: −1 if no row has a similarity, and then the first that may
   *     win is named
   * @return −1 if none may win
   */
  int winner(int document, int best) {
    int first = starts.get(document);
    if (first == starts.get(document + 1)) {
      return -1;
    }
    int winner = Math.max(0, best);
    return isThinned ? kept[first + winner] : winner;
  }
}
