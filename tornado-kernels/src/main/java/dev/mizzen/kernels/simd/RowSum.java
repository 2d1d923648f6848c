package dev.mizzen.kernels.simd;

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
      narrow(first, end, k, FLOATS.indexInRange(k, to), scale, product, sum, at + k);
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
      a = Lanes.multiplyAdd(FloatVector.fromArray(FLOATS, operand, x), w, a);
      b = Lanes.multiplyAdd(FloatVector.fromArray(FLOATS, operand, x + LANES), w, b);
      c = Lanes.multiplyAdd(FloatVector.fromArray(FLOATS, operand, x + 2 * LANES), w, c);
      d = Lanes.multiplyAdd(FloatVector.fromArray(FLOATS, operand, x + 3 * LANES), w, d);
    }
    finish(a.mul(scale), product, sum, at);
    finish(b.mul(scale), product, sum, at + LANES);
    finish(c.mul(scale), product, sum, at + 2 * LANES);
    finish(d.mul(scale), product, sum, at + 3 * LANES);
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
      a = Lanes.multiplyAdd(row(rows, x), w, a);
      b = Lanes.multiplyAdd(row(rows, x + BYTES), w, b);
      c = Lanes.multiplyAdd(row(rows, x + 2 * BYTES), w, c);
      d = Lanes.multiplyAdd(row(rows, x + 3 * BYTES), w, d);
    }
    finish(a.mul(scale), product, sum, at);
    finish(b.mul(scale), product, sum, at + LANES);
    finish(c.mul(scale), product, sum, at + 2 * LANES);
    finish(d.mul(scale), product, sum, at + 3 * LANES);
  }

  private static FloatVector row(MemorySegment rows, long offset) {
    return FloatVector.fromMemorySegment(FLOATS, rows, offset, ByteOrder.nativeOrder());
  }

  /** One vector of columns, or what is left of it. */
  private void narrow(
      int first,
      int end,
      int k,
      VectorMask<Float> inside,
      float scale,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    FloatVector a = FloatVector.zero(FLOATS);
    for (int e = first; e < end; e++) {
      int column = neighbours[e];
      FloatVector w = FloatVector.broadcast(FLOATS, edgeWeight(column, e));
      int x = column * dimension + k;
      a = Lanes.multiplyAdd(FloatVector.fromArray(FLOATS, operand, x, inside), w, a);
    }
    finish(a.mul(scale), inside, product, sum, at);
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
        a = a.add(FloatVector.fromArray(FLOATS, partials, segment * dimension + k, inside));
      }
      finish(a.mul(scale), inside, product, sum, at + k);
    }
  }

  private void finish(
      FloatVector value, float @Nullable [] product, float @Nullable [] sum, int at) {
    if (product != null) {
      value.intoArray(product, at);
    }
    if (sum != null) {
      value.mul(weight).add(FloatVector.fromArray(FLOATS, sum, at)).intoArray(sum, at);
    }
  }

  private void finish(
      FloatVector value,
      VectorMask<Float> inside,
      float @Nullable [] product,
      float @Nullable [] sum,
      int at) {
    if (product != null) {
      value.intoArray(product, at, inside);
    }
    if (sum != null) {
      FloatVector before = FloatVector.fromArray(FLOATS, sum, at, inside);
      value.mul(weight).add(before).intoArray(sum, at, inside);
    }
  }

  private float edgeWeight(int column, int edge) {
    float ofColumn = columnWeights == null ? 1 : columnWeights[column];
    return edgeWeights == null ? ofColumn : ofColumn * edgeWeights[edge];
  }
}
