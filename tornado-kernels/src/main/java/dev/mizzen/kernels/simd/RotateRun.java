package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.util.function.IntConsumer;

/** One call of {@link SimdRotate}, kept by its thread for the next: a task is a span of rows. */
final class RotateRun implements IntConsumer {
  private static final int SPAN = 64;
  private static final TokenRows NO_ROWS = TokenRows.of(new float[0], 1);
  private static final float[] NONE = {};
  private static final ThreadLocal<RotateScratch> SCRATCH =
      ThreadLocal.withInitial(RotateScratch::new);

  private TokenRows rows = NO_ROWS;
  private float[] rotated = NONE;
  private double[] matrix = {};

  /** Takes a call's arguments, and tells how many tasks it has. */
  int begin(TokenRows batch, float[] narrow, float[] to) {
    rows = batch;
    rotated = to;
    matrix = RotateBlock.widen(narrow, matrix);
    return (to.length / batch.dimension() + SPAN - 1) / SPAN;
  }

  /** Lets go of the arguments. */
  void end() {
    rows = NO_ROWS;
    rotated = NONE;
  }

  @Override
  public void accept(int task) {
    int dimension = rows.dimension();
    int first = task * SPAN;
    int count = Math.min(SPAN, rotated.length / dimension - first);
    RotateScratch scratch = SCRATCH.get();
    float[] from = scratch.rows(SPAN * dimension);
    FloatRows.copy(rows, first, count, from);
    RotateBlock.rotate(from, count, dimension, matrix, scratch.sums, rotated, first * dimension);
  }
}
