package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static dev.mizzen.kernels.simd.MaxSimTile.TYPE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Inner products like those of {@link MaxSimTile} for so few query rows that they would not fill a
 * vector: neighbouring values of a row lie in the lanes, of query and document rows alike. Eight
 * loads serve sixteen multiply-adds, and no lane is idle; the lanes are added at the end.
 */
final class MaxSimFewTile {
  /** The most query rows. */
  static final int MOST = 4;

  /** Document rows in a tile. */
  static final int ROWS = 4;

  private static final int STEP = SPECIES.length();

  /** Room for the lanes of a tile. */
  static final int LANES = ROWS * MOST * STEP;

  private static final VectorShuffle<Float> BY_1 = swap(1);
  private static final VectorShuffle<Float> BY_2 = swap(2);
  private static final VectorShuffle<Float> BY_4 = swap(4);
  private static final VectorShuffle<Float> BY_8 = swap(8);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0b1010_1010_1010_1010);
  private static final VectorMask<Float> UPPER =
      VectorMask.fromLong(SPECIES, 0b1100_1100_1100_1100);

  private MaxSimFewTile() {}

  /** Whether the tile takes rows of a dimension: they must fill vectors. */
  static boolean fits(int queryRows, int dimension) {
    return queryRows <= MOST && dimension % STEP == 0;
  }

  /** How many values are read ahead while a tile is computed. */
  static int touches(int dimension) {
    return 2 * (dimension / STEP);
  }

  /** Where value {@code k} of a query row is in the panel. */
  static int at(int queryRow, int k) {
    return k / STEP * MOST * STEP + queryRow * STEP + k % STEP;
  }

  /**
   * Computes a tile, whose lanes are yet to be {@linkplain #add added}.
   *
   * @param panel a vector of values of each query row, then the next of each
   * @param rows {@code [ROWS × dim]} from {@code at}
   * @param ahead what is read besides
   * @param lanes {@code [ROWS × MOST]} vectors, written in full
   */
  static void multiply(
      float[] panel, float[] rows, int at, int dim, ReadAhead ahead, float[] lanes) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector c0 = a0;
    FloatVector d0 = a0;
    FloatVector a1 = a0;
    FloatVector b1 = a0;
    FloatVector c1 = a0;
    FloatVector d1 = a0;
    FloatVector a2 = a0;
    FloatVector b2 = a0;
    FloatVector c2 = a0;
    FloatVector d2 = a0;
    FloatVector a3 = a0;
    FloatVector b3 = a0;
    FloatVector c3 = a0;
    FloatVector d3 = a0;
    int at1 = at + dim;
    int at2 = at1 + dim;
    int at3 = at2 + dim;
    MemorySegment memory = ahead.memory();
    long offset = ahead.offset();
    long between = offset + ahead.stride();
    long twice = 2L * ahead.stride();
    int bytes = 0;
    int steps = dim / STEP;
    for (int k = 0; k < steps; k++) {
      bytes += memory.get(JAVA_BYTE, offset + k * twice);
      bytes += memory.get(JAVA_BYTE, between + k * twice);
      FloatVector p = TYPE.cast(FloatVector.fromArray(SPECIES, panel, MOST * STEP * k));
      FloatVector q = TYPE.cast(FloatVector.fromArray(SPECIES, panel, MOST * STEP * k + STEP));
      FloatVector r = TYPE.cast(FloatVector.fromArray(SPECIES, panel, MOST * STEP * k + 2 * STEP));
      FloatVector s = TYPE.cast(FloatVector.fromArray(SPECIES, panel, MOST * STEP * k + 3 * STEP));
      FloatVector x = FloatVector.fromArray(SPECIES, rows, at + STEP * k);
      a0 = FMA ? p.fma(x, a0) : p.mul(x).add(a0);
      b0 = FMA ? q.fma(x, b0) : q.mul(x).add(b0);
      c0 = FMA ? r.fma(x, c0) : r.mul(x).add(c0);
      d0 = FMA ? s.fma(x, d0) : s.mul(x).add(d0);
      x = FloatVector.fromArray(SPECIES, rows, at1 + STEP * k);
      a1 = FMA ? p.fma(x, a1) : p.mul(x).add(a1);
      b1 = FMA ? q.fma(x, b1) : q.mul(x).add(b1);
      c1 = FMA ? r.fma(x, c1) : r.mul(x).add(c1);
      d1 = FMA ? s.fma(x, d1) : s.mul(x).add(d1);
      x = FloatVector.fromArray(SPECIES, rows, at2 + STEP * k);
      a2 = FMA ? p.fma(x, a2) : p.mul(x).add(a2);
      b2 = FMA ? q.fma(x, b2) : q.mul(x).add(b2);
      c2 = FMA ? r.fma(x, c2) : r.mul(x).add(c2);
      d2 = FMA ? s.fma(x, d2) : s.mul(x).add(d2);
      x = FloatVector.fromArray(SPECIES, rows, at3 + STEP * k);
      a3 = FMA ? p.fma(x, a3) : p.mul(x).add(a3);
      b3 = FMA ? q.fma(x, b3) : q.mul(x).add(b3);
      c3 = FMA ? r.fma(x, c3) : r.mul(x).add(c3);
      d3 = FMA ? s.fma(x, d3) : s.mul(x).add(d3);
    }
    TYPE.cast(a0).intoArray(lanes, 0);
    TYPE.cast(b0).intoArray(lanes, STEP);
    TYPE.cast(c0).intoArray(lanes, 2 * STEP);
    TYPE.cast(d0).intoArray(lanes, 3 * STEP);
    TYPE.cast(a1).intoArray(lanes, 4 * STEP);
    TYPE.cast(b1).intoArray(lanes, 5 * STEP);
    TYPE.cast(c1).intoArray(lanes, 6 * STEP);
    TYPE.cast(d1).intoArray(lanes, 7 * STEP);
    TYPE.cast(a2).intoArray(lanes, 8 * STEP);
    TYPE.cast(b2).intoArray(lanes, 9 * STEP);
    TYPE.cast(c2).intoArray(lanes, 10 * STEP);
    TYPE.cast(d2).intoArray(lanes, 11 * STEP);
    TYPE.cast(a3).intoArray(lanes, 12 * STEP);
    TYPE.cast(b3).intoArray(lanes, 13 * STEP);
    TYPE.cast(c3).intoArray(lanes, 14 * STEP);
    TYPE.cast(d3).intoArray(lanes, 15 * STEP);
    ahead.keep(bytes);
  }

  /**
   * Adds the lanes of a tile: first pairs of neighbours, those of one vector in the even lanes and
   * those of another in the odd ones, then pairs of these. Apart from {@link #multiply}, which is
   * as much as C2 compiles at once without making objects of vectors.
   *
   * @param sums {@code [ROWS × lanes]} from {@code to}, written in full: query row i is in lane i
   */
  static void add(float[] lanes, float[] sums, int to) {
    for (int j = 0; j < ROWS; j++) {
      int at = j * MOST * STEP;
      FloatVector a = FloatVector.fromArray(SPECIES, lanes, at);
      FloatVector b = FloatVector.fromArray(SPECIES, lanes, at + STEP);
      FloatVector c = FloatVector.fromArray(SPECIES, lanes, at + 2 * STEP);
      FloatVector d = FloatVector.fromArray(SPECIES, lanes, at + 3 * STEP);
      FloatVector ab = a.blend(b.rearrange(BY_1), ODD).add(a.rearrange(BY_1).blend(b, ODD));
      FloatVector cd = c.blend(d.rearrange(BY_1), ODD).add(c.rearrange(BY_1).blend(d, ODD));
      FloatVector sum =
          ab.blend(cd.rearrange(BY_2), UPPER).add(ab.rearrange(BY_2).blend(cd, UPPER));
      if (STEP > 4) {
        sum = sum.add(sum.rearrange(BY_4));
      }
      if (STEP > 8) {
        sum = sum.add(sum.rearrange(BY_8));
      }
      sum.intoArray(sums, to + j * STEP);
    }
  }

  /** Swaps lanes whose numbers differ in one bit. */
  private static VectorShuffle<Float> swap(int bit) {
    return VectorShuffle.fromOp(SPECIES, i -> (i ^ bit) % STEP);
  }
}
