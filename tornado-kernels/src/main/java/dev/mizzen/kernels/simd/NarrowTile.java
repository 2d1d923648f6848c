package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;

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
      FloatVector left = FloatVector.fromArray(Lanes.FLOATS, b, bk);
      FloatVector right = FloatVector.fromArray(Lanes.FLOATS, b, bk + LENGTH);
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
      l0 = FMA ? x0.fma(left, l0) : x0.mul(left).add(l0);
      r0 = FMA ? x0.fma(right, r0) : x0.mul(right).add(r0);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
      l1 = FMA ? x1.fma(left, l1) : x1.mul(left).add(l1);
      r1 = FMA ? x1.fma(right, r1) : x1.mul(right).add(r1);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
      l2 = FMA ? x2.fma(left, l2) : x2.mul(left).add(l2);
      r2 = FMA ? x2.fma(right, r2) : x2.mul(right).add(r2);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
      l3 = FMA ? x3.fma(left, l3) : x3.mul(left).add(l3);
      r3 = FMA ? x3.fma(right, r3) : x3.mul(right).add(r3);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[a4 + k]);
      l4 = FMA ? x4.fma(left, l4) : x4.mul(left).add(l4);
      r4 = FMA ? x4.fma(right, r4) : x4.mul(right).add(r4);
      bk += 2 * LENGTH;
    }
    l0.intoArray(c, 0);
    r0.intoArray(c, LENGTH);
    l1.intoArray(c, 2 * LENGTH);
    r1.intoArray(c, 3 * LENGTH);
    l2.intoArray(c, 4 * LENGTH);
    r2.intoArray(c, 5 * LENGTH);
    l3.intoArray(c, 6 * LENGTH);
    r3.intoArray(c, 7 * LENGTH);
    l4.intoArray(c, 8 * LENGTH);
    r4.intoArray(c, 9 * LENGTH);
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
      FloatVector left = FloatVector.fromArray(Lanes.FLOATS, b, bk);
      FloatVector right = FloatVector.fromArray(Lanes.FLOATS, b, bk + LENGTH);
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ak]);
      l0 = FMA ? x0.fma(left, l0) : x0.mul(left).add(l0);
      r0 = FMA ? x0.fma(right, r0) : x0.mul(right).add(r0);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 1]);
      l1 = FMA ? x1.fma(left, l1) : x1.mul(left).add(l1);
      r1 = FMA ? x1.fma(right, r1) : x1.mul(right).add(r1);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 2]);
      l2 = FMA ? x2.fma(left, l2) : x2.mul(left).add(l2);
      r2 = FMA ? x2.fma(right, r2) : x2.mul(right).add(r2);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 3]);
      l3 = FMA ? x3.fma(left, l3) : x3.mul(left).add(l3);
      r3 = FMA ? x3.fma(right, r3) : x3.mul(right).add(r3);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 4]);
      l4 = FMA ? x4.fma(left, l4) : x4.mul(left).add(l4);
      r4 = FMA ? x4.fma(right, r4) : x4.mul(right).add(r4);
      ak += aStride;
      bk += 2 * LENGTH;
    }
    l0.intoArray(c, 0);
    r0.intoArray(c, LENGTH);
    l1.intoArray(c, 2 * LENGTH);
    r1.intoArray(c, 3 * LENGTH);
    l2.intoArray(c, 4 * LENGTH);
    r2.intoArray(c, 5 * LENGTH);
    l3.intoArray(c, 6 * LENGTH);
    r3.intoArray(c, 7 * LENGTH);
    l4.intoArray(c, 8 * LENGTH);
    r4.intoArray(c, 9 * LENGTH);
  }
}
