package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;

/**
 * The register tile of {@link TileProduct} for 16 registers: {@code 5 × 2} vectors of sums, two of
 * B and one of A are alive at once.
 */
final class NarrowTile {
  /** Rows of the tile. */
  static final int ROWS = 5;

  private static final int LENGTH = Lanes.FLOATS.length();

  private NarrowTile() {}

  /** A holds row i's values end to end: {@code a[aFrom + i·aStride + k]}. */
  static void rows(float[] a, int aFrom, int aStride, float[] b, int bFrom, int depth, float[] c) {
    FloatVector l0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l1 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r1 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l2 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r2 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l3 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r3 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l4 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r4 = FloatVector.zero(Lanes.FLOATS);
    int a0 = aFrom;
    int a1 = aFrom + aStride;
    int a2 = aFrom + 2 * aStride;
    int a3 = aFrom + 3 * aStride;
    int a4 = aFrom + 4 * aStride;
    int bk = bFrom;
    for (int k = 0; k < depth; k++) {
      FloatVector left = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk));
      FloatVector right = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk + LENGTH));
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
      l0 = FMA ? left.fma(x0, l0) : left.mul(x0).add(l0);
      r0 = FMA ? right.fma(x0, r0) : right.mul(x0).add(r0);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
      l1 = FMA ? left.fma(x1, l1) : left.mul(x1).add(l1);
      r1 = FMA ? right.fma(x1, r1) : right.mul(x1).add(r1);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
      l2 = FMA ? left.fma(x2, l2) : left.mul(x2).add(l2);
      r2 = FMA ? right.fma(x2, r2) : right.mul(x2).add(r2);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
      l3 = FMA ? left.fma(x3, l3) : left.mul(x3).add(l3);
      r3 = FMA ? right.fma(x3, r3) : right.mul(x3).add(r3);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[a4 + k]);
      l4 = FMA ? left.fma(x4, l4) : left.mul(x4).add(l4);
      r4 = FMA ? right.fma(x4, r4) : right.mul(x4).add(r4);
      bk += 2 * LENGTH;
    }
    TYPE.cast(l0).intoArray(c, 0);
    TYPE.cast(r0).intoArray(c, LENGTH);
    TYPE.cast(l1).intoArray(c, 2 * LENGTH);
    TYPE.cast(r1).intoArray(c, 3 * LENGTH);
    TYPE.cast(l2).intoArray(c, 4 * LENGTH);
    TYPE.cast(r2).intoArray(c, 5 * LENGTH);
    TYPE.cast(l3).intoArray(c, 6 * LENGTH);
    TYPE.cast(r3).intoArray(c, 7 * LENGTH);
    TYPE.cast(l4).intoArray(c, 8 * LENGTH);
    TYPE.cast(r4).intoArray(c, 9 * LENGTH);
  }

  /** A holds step k's values end to end: {@code a[aFrom + k·aStride + i]}. */
  static void columns(
      float[] a, int aFrom, int aStride, float[] b, int bFrom, int depth, float[] c) {
    FloatVector l0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l1 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r1 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l2 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r2 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l3 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r3 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l4 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r4 = FloatVector.zero(Lanes.FLOATS);
    int ak = aFrom;
    int bk = bFrom;
    for (int k = 0; k < depth; k++) {
      FloatVector left = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk));
      FloatVector right = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk + LENGTH));
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ak]);
      l0 = FMA ? left.fma(x0, l0) : left.mul(x0).add(l0);
      r0 = FMA ? right.fma(x0, r0) : right.mul(x0).add(r0);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 1]);
      l1 = FMA ? left.fma(x1, l1) : left.mul(x1).add(l1);
      r1 = FMA ? right.fma(x1, r1) : right.mul(x1).add(r1);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 2]);
      l2 = FMA ? left.fma(x2, l2) : left.mul(x2).add(l2);
      r2 = FMA ? right.fma(x2, r2) : right.mul(x2).add(r2);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 3]);
      l3 = FMA ? left.fma(x3, l3) : left.mul(x3).add(l3);
      r3 = FMA ? right.fma(x3, r3) : right.mul(x3).add(r3);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 4]);
      l4 = FMA ? left.fma(x4, l4) : left.mul(x4).add(l4);
      r4 = FMA ? right.fma(x4, r4) : right.mul(x4).add(r4);
      ak += aStride;
      bk += 2 * LENGTH;
    }
    TYPE.cast(l0).intoArray(c, 0);
    TYPE.cast(r0).intoArray(c, LENGTH);
    TYPE.cast(l1).intoArray(c, 2 * LENGTH);
    TYPE.cast(r1).intoArray(c, 3 * LENGTH);
    TYPE.cast(l2).intoArray(c, 4 * LENGTH);
    TYPE.cast(r2).intoArray(c, 5 * LENGTH);
    TYPE.cast(l3).intoArray(c, 6 * LENGTH);
    TYPE.cast(r3).intoArray(c, 7 * LENGTH);
    TYPE.cast(l4).intoArray(c, 8 * LENGTH);
    TYPE.cast(r4).intoArray(c, 9 * LENGTH);
  }
}
