package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** The weighted sum of some rows of an operand, with the sums in registers over its columns. */
final class RowSum {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final int LANES = FLOATS.length();
  private static final long BYTES = FLOATS.vectorByteSize();

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final int[] NO_NEIGHBOURS = {};
  private static final float[] NOTHING = {};

  private int[] neighbours = NO_NEIGHBOURS;
  private float @Nullable [] columnWeights;
  private float @Nullable [] edgeWeights;
  private float[] operand = NOTHING;
  private int dimension;
  private float weight;
  private boolean aligned;

  /** Keeps a copy of the operand where that pays. */
  private final AlignedOperand copy = new AlignedOperand();

  /** Sums rows of a graph's operand; copies it first if that pays. */
  void begin(
      Workers workers,
      CsrGraph graph,
      EdgeWeights weights,
      float[] operand,
      int dimension,
      float weight) {
    begin(graph.neighbours(), weights, operand, dimension, weight);
    aligned = AlignedOperand.pays(graph, dimension);
    if (aligned) {
      copy.copy(workers, operand);
    }
  }

  private void begin(
      int[] neighbours, EdgeWeights weights, float[] operand, int dimension, float weight) {
    this.neighbours = neighbours;
    this.columnWeights = weights.columns();
    this.edgeWeights = weights.edges();
    this.operand = operand;
    this.dimension = dimension;
    this.weight = weight;
  }

  void end() {
    begin(NO_NEIGHBOURS, EdgeWeights.ones(), NOTHING, 0, 0);
    aligned = false;
  }

  /**
   * Sums the neighbours of the edges {@code first .. end − 1} in the columns {@code from .. to −
   * 1}, times {@code scale}, into the row of {@code product} and {@code sum} that starts at {@code
   * at}.
   */
  void add(
      int first,
      int end,
      int from,
      int to,
      float scale,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    int k = from;
    for (; k + 4 * LANES <= to; k += 4 * LANES) {
      if (aligned) {
        wideAligned(first, end, k, scale, product, sum, at + k);
      } else {
        wide(first, end, k, scale, product, sum, at + k);
      }
    }
    for (; k < to; k += LANES) {
      narrow(first, end, k, Math.min(LANES, to - k), scale, product, sum, at + k);
    }
  }

  /** Four vectors of columns: as many multiply-adds are in flight as one takes cycles. */
  private void wide(
      int first,
      int end,
      int k,
      float scale,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    int[] neighbours = this.neighbours;
    float[] operand = this.operand;
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int e = first; e < end; e++) {
      int column = neighbours[e];
      FloatVector w = FloatVector.broadcast(FLOATS, edgeWeight(column, e));
      int x = column * dimension + k;
      FloatVector ax = TYPE.cast(FloatVector.fromArray(FLOATS, operand, x));
      a = FMA ? ax.fma(w, a) : ax.mul(w).add(a);
      FloatVector bx = TYPE.cast(FloatVector.fromArray(FLOATS, operand, x + LANES));
      b = FMA ? bx.fma(w, b) : bx.mul(w).add(b);
      FloatVector cx = TYPE.cast(FloatVector.fromArray(FLOATS, operand, x + 2 * LANES));
      c = FMA ? cx.fma(w, c) : cx.mul(w).add(c);
      FloatVector dx = TYPE.cast(FloatVector.fromArray(FLOATS, operand, x + 3 * LANES));
      d = FMA ? dx.fma(w, d) : dx.mul(w).add(d);
    }
    a = TYPE.cast(TYPE.cast(a).mul(scale));
    b = TYPE.cast(TYPE.cast(b).mul(scale));
    c = TYPE.cast(TYPE.cast(c).mul(scale));
    d = TYPE.cast(TYPE.cast(d).mul(scale));
    if (product != null) {
      a.intoArray(product, at);
      b.intoArray(product, at + LANES);
      c.intoArray(product, at + 2 * LANES);
      d.intoArray(product, at + 3 * LANES);
    }
    if (sum != null) {
      TYPE.cast(a.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at)).intoArray(sum, at);
      int at1 = at + LANES;
      TYPE.cast(b.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at1)).intoArray(sum, at1);
      int at2 = at + 2 * LANES;
      TYPE.cast(c.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at2)).intoArray(sum, at2);
      int at3 = at + 3 * LANES;
      TYPE.cast(d.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at3)).intoArray(sum, at3);
    }
  }

  /** The same, from the copy. */
  private void wideAligned(
      int first,
      int end,
      int k,
      float scale,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    int[] neighbours = this.neighbours;
    MemorySegment rows = copy.memory();
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int e = first; e < end; e++) {
      int column = neighbours[e];
      FloatVector w = FloatVector.broadcast(FLOATS, edgeWeight(column, e));
      long x = ((long) column * dimension + k) * Float.BYTES;
      FloatVector ax = TYPE.cast(FloatVector.fromMemorySegment(FLOATS, rows, x, ORDER));
      a = FMA ? ax.fma(w, a) : ax.mul(w).add(a);
      FloatVector bx = TYPE.cast(FloatVector.fromMemorySegment(FLOATS, rows, x + BYTES, ORDER));
      b = FMA ? bx.fma(w, b) : bx.mul(w).add(b);
      FloatVector cx = TYPE.cast(FloatVector.fromMemorySegment(FLOATS, rows, x + 2 * BYTES, ORDER));
      c = FMA ? cx.fma(w, c) : cx.mul(w).add(c);
      FloatVector dx = TYPE.cast(FloatVector.fromMemorySegment(FLOATS, rows, x + 3 * BYTES, ORDER));
      d = FMA ? dx.fma(w, d) : dx.mul(w).add(d);
    }
    a = TYPE.cast(TYPE.cast(a).mul(scale));
    b = TYPE.cast(TYPE.cast(b).mul(scale));
    c = TYPE.cast(TYPE.cast(c).mul(scale));
    d = TYPE.cast(TYPE.cast(d).mul(scale));
    if (product != null) {
      a.intoArray(product, at);
      b.intoArray(product, at + LANES);
      c.intoArray(product, at + 2 * LANES);
      d.intoArray(product, at + 3 * LANES);
    }
    if (sum != null) {
      TYPE.cast(a.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at)).intoArray(sum, at);
      int at1 = at + LANES;
      TYPE.cast(b.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at1)).intoArray(sum, at1);
      int at2 = at + 2 * LANES;
      TYPE.cast(c.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at2)).intoArray(sum, at2);
      int at3 = at + 3 * LANES;
      TYPE.cast(d.mul(weight)).add(FloatVector.fromArray(FLOATS, sum, at3)).intoArray(sum, at3);
    }
  }

  /** One vector of columns, or what is left of it. */
  private void narrow(
      int first,
      int end,
      int k,
      int count,
      float scale,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    VectorMask<Float> inside = FLOATS.indexInRange(0, count);
    FloatVector a = FloatVector.zero(FLOATS);
    for (int e = first; e < end; e++) {
      int column = neighbours[e];
      FloatVector w = FloatVector.broadcast(FLOATS, edgeWeight(column, e));
      int x = column * dimension + k;
      FloatVector ax = TYPE.cast(FloatVector.fromArray(FLOATS, operand, x, inside));
      a = FMA ? ax.fma(w, a) : ax.mul(w).add(a);
    }
    a = TYPE.cast(TYPE.cast(a).mul(scale));
    if (product != null) {
      a.intoArray(product, at, inside);
    }
    if (sum != null) {
      FloatVector before = FloatVector.fromArray(FLOATS, sum, at, inside);
      TYPE.cast(a.mul(weight)).add(before).intoArray(sum, at, inside);
    }
  }

  /** The sum over the partial rows {@code first .. end − 1}, lane by lane as elsewhere. */
  void join(
      float[] partials,
      int first,
      int end,
      float scale,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    for (int k = 0; k < dimension; k += LANES) {
      VectorMask<Float> inside = FLOATS.indexInRange(k, dimension);
      FloatVector a = FloatVector.zero(FLOATS);
      for (int segment = first; segment < end; segment++) {
        a =
            TYPE.cast(a)
                .add(FloatVector.fromArray(FLOATS, partials, segment * dimension + k, inside));
      }
      a = TYPE.cast(TYPE.cast(a).mul(scale));
      if (product != null) {
        a.intoArray(product, at + k, inside);
      }
      if (sum != null) {
        FloatVector before = FloatVector.fromArray(FLOATS, sum, at + k, inside);
        TYPE.cast(a.mul(weight)).add(before).intoArray(sum, at + k, inside);
      }
    }
  }

  private float edgeWeight(int column, int edge) {
    float ofColumn = columnWeights == null ? 1 : columnWeights[column];
    return edgeWeights == null ? ofColumn : ofColumn * edgeWeights[edge];
  }
}
