package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;

/**
 * The register tile of {@link TileProduct} for 32 registers: {@code 14 × 2} vectors of sums, two of
 * B and one of A are alive at once. Written out, because C2 keeps locals in registers, but not
 * arrays.
 */
final class WideTile {
  /** Rows of the tile. */
  static final int ROWS = 14;

  private static final int LENGTH = Lanes.FLOATS.length();

  private WideTile() {}

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
    FloatVector l5 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r5 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l6 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r6 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l7 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r7 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l8 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r8 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l9 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r9 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l10 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r10 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l11 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r11 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l12 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r12 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l13 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r13 = FloatVector.zero(Lanes.FLOATS);
    int a0 = aFrom;
    int a1 = aFrom + aStride;
    int a2 = aFrom + 2 * aStride;
    int a3 = aFrom + 3 * aStride;
    int a4 = aFrom + 4 * aStride;
    int a5 = aFrom + 5 * aStride;
    int a6 = aFrom + 6 * aStride;
    int a7 = aFrom + 7 * aStride;
    int a8 = aFrom + 8 * aStride;
    int a9 = aFrom + 9 * aStride;
    int a10 = aFrom + 10 * aStride;
    int a11 = aFrom + 11 * aStride;
    int a12 = aFrom + 12 * aStride;
    int a13 = aFrom + 13 * aStride;
    int bk = bFrom;
    for (int k = 0; k < depth; k++) {
      FloatVector left = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk));
      FloatVector right = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk + LENGTH));
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
      l0 = left.fma(x0, l0);
      r0 = right.fma(x0, r0);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a1 + k]);
      l1 = left.fma(x1, l1);
      r1 = right.fma(x1, r1);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a2 + k]);
      l2 = left.fma(x2, l2);
      r2 = right.fma(x2, r2);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a3 + k]);
      l3 = left.fma(x3, l3);
      r3 = right.fma(x3, r3);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[a4 + k]);
      l4 = left.fma(x4, l4);
      r4 = right.fma(x4, r4);
      FloatVector x5 = FloatVector.broadcast(Lanes.FLOATS, a[a5 + k]);
      l5 = left.fma(x5, l5);
      r5 = right.fma(x5, r5);
      FloatVector x6 = FloatVector.broadcast(Lanes.FLOATS, a[a6 + k]);
      l6 = left.fma(x6, l6);
      r6 = right.fma(x6, r6);
      FloatVector x7 = FloatVector.broadcast(Lanes.FLOATS, a[a7 + k]);
      l7 = left.fma(x7, l7);
      r7 = right.fma(x7, r7);
      FloatVector x8 = FloatVector.broadcast(Lanes.FLOATS, a[a8 + k]);
      l8 = left.fma(x8, l8);
      r8 = right.fma(x8, r8);
      FloatVector x9 = FloatVector.broadcast(Lanes.FLOATS, a[a9 + k]);
      l9 = left.fma(x9, l9);
      r9 = right.fma(x9, r9);
      FloatVector x10 = FloatVector.broadcast(Lanes.FLOATS, a[a10 + k]);
      l10 = left.fma(x10, l10);
      r10 = right.fma(x10, r10);
      FloatVector x11 = FloatVector.broadcast(Lanes.FLOATS, a[a11 + k]);
      l11 = left.fma(x11, l11);
      r11 = right.fma(x11, r11);
      FloatVector x12 = FloatVector.broadcast(Lanes.FLOATS, a[a12 + k]);
      l12 = left.fma(x12, l12);
      r12 = right.fma(x12, r12);
      FloatVector x13 = FloatVector.broadcast(Lanes.FLOATS, a[a13 + k]);
      l13 = left.fma(x13, l13);
      r13 = right.fma(x13, r13);
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
    TYPE.cast(l5).intoArray(c, 10 * LENGTH);
    TYPE.cast(r5).intoArray(c, 11 * LENGTH);
    TYPE.cast(l6).intoArray(c, 12 * LENGTH);
    TYPE.cast(r6).intoArray(c, 13 * LENGTH);
    TYPE.cast(l7).intoArray(c, 14 * LENGTH);
    TYPE.cast(r7).intoArray(c, 15 * LENGTH);
    TYPE.cast(l8).intoArray(c, 16 * LENGTH);
    TYPE.cast(r8).intoArray(c, 17 * LENGTH);
    TYPE.cast(l9).intoArray(c, 18 * LENGTH);
    TYPE.cast(r9).intoArray(c, 19 * LENGTH);
    TYPE.cast(l10).intoArray(c, 20 * LENGTH);
    TYPE.cast(r10).intoArray(c, 21 * LENGTH);
    TYPE.cast(l11).intoArray(c, 22 * LENGTH);
    TYPE.cast(r11).intoArray(c, 23 * LENGTH);
    TYPE.cast(l12).intoArray(c, 24 * LENGTH);
    TYPE.cast(r12).intoArray(c, 25 * LENGTH);
    TYPE.cast(l13).intoArray(c, 26 * LENGTH);
    TYPE.cast(r13).intoArray(c, 27 * LENGTH);
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
    FloatVector l5 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r5 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l6 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r6 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l7 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r7 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l8 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r8 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l9 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r9 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l10 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r10 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l11 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r11 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l12 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r12 = FloatVector.zero(Lanes.FLOATS);
    FloatVector l13 = FloatVector.zero(Lanes.FLOATS);
    FloatVector r13 = FloatVector.zero(Lanes.FLOATS);
    int ak = aFrom;
    int bk = bFrom;
    for (int k = 0; k < depth; k++) {
      FloatVector left = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk));
      FloatVector right = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, b, bk + LENGTH));
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[ak]);
      l0 = left.fma(x0, l0);
      r0 = right.fma(x0, r0);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 1]);
      l1 = left.fma(x1, l1);
      r1 = right.fma(x1, r1);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 2]);
      l2 = left.fma(x2, l2);
      r2 = right.fma(x2, r2);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 3]);
      l3 = left.fma(x3, l3);
      r3 = right.fma(x3, r3);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 4]);
      l4 = left.fma(x4, l4);
      r4 = right.fma(x4, r4);
      FloatVector x5 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 5]);
      l5 = left.fma(x5, l5);
      r5 = right.fma(x5, r5);
      FloatVector x6 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 6]);
      l6 = left.fma(x6, l6);
      r6 = right.fma(x6, r6);
      FloatVector x7 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 7]);
      l7 = left.fma(x7, l7);
      r7 = right.fma(x7, r7);
      FloatVector x8 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 8]);
      l8 = left.fma(x8, l8);
      r8 = right.fma(x8, r8);
      FloatVector x9 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 9]);
      l9 = left.fma(x9, l9);
      r9 = right.fma(x9, r9);
      FloatVector x10 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 10]);
      l10 = left.fma(x10, l10);
      r10 = right.fma(x10, r10);
      FloatVector x11 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 11]);
      l11 = left.fma(x11, l11);
      r11 = right.fma(x11, r11);
      FloatVector x12 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 12]);
      l12 = left.fma(x12, l12);
      r12 = right.fma(x12, r12);
      FloatVector x13 = FloatVector.broadcast(Lanes.FLOATS, a[ak + 13]);
      l13 = left.fma(x13, l13);
      r13 = right.fma(x13, r13);
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
    TYPE.cast(l5).intoArray(c, 10 * LENGTH);
    TYPE.cast(r5).intoArray(c, 11 * LENGTH);
    TYPE.cast(l6).intoArray(c, 12 * LENGTH);
    TYPE.cast(r6).intoArray(c, 13 * LENGTH);
    TYPE.cast(l7).intoArray(c, 14 * LENGTH);
    TYPE.cast(r7).intoArray(c, 15 * LENGTH);
    TYPE.cast(l8).intoArray(c, 16 * LENGTH);
    TYPE.cast(r8).intoArray(c, 17 * LENGTH);
    TYPE.cast(l9).intoArray(c, 18 * LENGTH);
    TYPE.cast(r9).intoArray(c, 19 * LENGTH);
    TYPE.cast(l10).intoArray(c, 20 * LENGTH);
    TYPE.cast(r10).intoArray(c, 21 * LENGTH);
    TYPE.cast(l11).intoArray(c, 22 * LENGTH);
    TYPE.cast(r11).intoArray(c, 23 * LENGTH);
    TYPE.cast(l12).intoArray(c, 24 * LENGTH);
    TYPE.cast(r12).intoArray(c, 25 * LENGTH);
    TYPE.cast(l13).intoArray(c, 26 * LENGTH);
    TYPE.cast(r13).intoArray(c, 27 * LENGTH);
  }
}
