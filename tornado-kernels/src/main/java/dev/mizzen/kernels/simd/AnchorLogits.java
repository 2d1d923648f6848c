package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import org.jspecify.annotations.Nullable;

/** Logits of one anchor and the rows that it drew. For one thread, which keeps it. */
final class AnchorLogits {
  private static final int PADDING = KPositiveKernel.PADDING;

  /** Room for a vector. */
  final float[] lanes = new float[Lanes.FLOATS.length()];

  private final GatheredDots dots = new GatheredDots();
  private final int[] rows = new int[GatheredDots.ROWS];
  private final int[] places = new int[GatheredDots.ROWS];
  private final float[] products = new float[GatheredDots.ROWS];

  /**
   * Writes {@code ⟨a, t⟩/τ − logQ} for each row of {@code drawn[from .. from + count − 1]} to
   * {@code out[to ..]}; padding leaves its place.
   */
  void write(
      float[] anchors,
      int anchor,
      float[] table,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      int[] drawn,
      int from,
      int count,
      float[] out,
      int to) {
    int at = anchor * dimension;
    int waiting = 0;
    for (int j = 0; j < count; j++) {
      if (drawn[from + j] == PADDING) {
        continue;
      }
      rows[waiting] = drawn[from + j];
      places[waiting++] = to + j;
      if (waiting == GatheredDots.ROWS) {
        dots.write(anchors, at, table, rows, 0, waiting, dimension, products);
        write(waiting, temperature, logQ, out);
        waiting = 0;
      }
    }
    dots.write(anchors, at, table, rows, 0, waiting, dimension, products);
    write(waiting, temperature, logQ, out);
  }

  private void write(int count, float temperature, float @Nullable [] logQ, float[] out) {
    for (int i = 0; i < count; i++) {
      float logit = products[i] / temperature;
      out[places[i]] = logQ == null ? logit : logit - logQ[rows[i]];
    }
  }
}
