package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link SimdKPositive}, and the memory that the calling thread keeps for the next.
 *
 * <p>Tasks own anchors first: losses, slopes of all logits, and the anchors' gradients. Then they
 * own rows of the table, each of which collects the anchors that drew it, in their order, from
 * lists made in between; so every sum has one writer and one order.
 */
final class KPositiveRun {
  private static final int LENGTH = Lanes.FLOATS.length();
  private static final int PADDING = KPositiveKernel.PADDING;
  private static final double LOG_EPSILON = Math.log(KPositiveKernel.EPSILON);
  private static final float[] NONE = {};
  private static final int[] NO_INDICES = {};

  /** Anchors of a task. */
  private static final int ANCHORS = 64;

  /** Rows of the table of a task. */
  private static final int ROWS = 512;

  private final IntConsumer anchorTask = this::anchors;
  private final IntConsumer tableTask = this::rows;

  private float[] anchors = {};
  private float[] table = {};
  private int[] positives = {};
  private int[] negatives = {};
  private float @Nullable [] logQ;
  private float @Nullable [] anchorGradients;
  private float @Nullable [] tableGradients;
  private int dimension;
  private float temperature;

  private int batch;
  private int p;
  private int n;

  /**
   * From one anchor's slopes to the next: its negatives, filled to whole vectors, its positives.
   */
  private int stride;

  private float scale;
  private float[] slopes = {};
  private double[] losses = {};
  private int[] starts = {};
  private int[] draws = {};

  void inputs(
      float[] anchors,
      float[] table,
      int[] positives,
      int[] negatives,
      int dimension,
      float temperature,
      float @Nullable [] logQ) {
    this.anchors = anchors;
    this.table = table;
    this.positives = positives;
    this.negatives = negatives;
    this.dimension = dimension;
    this.temperature = temperature;
    this.logQ = logQ;
  }

  /** Forgets the caller's arrays. */
  void release() {
    inputs(NONE, NONE, NO_INDICES, NO_INDICES, 1, 1, null);
    anchorGradients = null;
    tableGradients = null;
  }

  double loss(Workers workers, float @Nullable [] toAnchors, float @Nullable [] toTable) {
    anchorGradients = toAnchors;
    tableGradients = toTable;
    batch = anchors.length / dimension;
    p = positives.length / batch;
    n = negatives.length / batch;
    int filled = (n + LENGTH - 1) / LENGTH * LENGTH;
    stride = filled + p;
    int size = Math.multiplyExact(batch, stride);
    slopes = slopes.length < size ? new float[size] : slopes;
    losses = losses.length < batch ? new double[batch] : losses;
    int counted = 0;
    for (int i = 0; i < batch; i++) {
      counted += positivesOf(i) > 0 ? 1 : 0;
    }
    scale = counted == 0 ? 0 : (float) (1 / ((double) counted * temperature));
    workers.run((batch + ANCHORS - 1) / ANCHORS, anchorTask);
    double loss = 0;
    for (int i = 0; i < batch; i++) {
      loss += losses[i];
    }
    if (tableGradients != null) {
      listDraws();
      int rows = table.length / dimension;
      workers.run((rows + ROWS - 1) / ROWS, tableTask);
    }
    return counted == 0 ? 0 : loss / counted;
  }

  private int positivesOf(int anchor) {
    int count = 0;
    for (int j = anchor * p; j < (anchor + 1) * p; j++) {
      count += positives[j] == PADDING ? 0 : 1;
    }
    return count;
  }

  private void anchors(int task) {
    int end = Math.min(batch, (task + 1) * ANCHORS);
    for (int anchor = task * ANCHORS; anchor < end; anchor++) {
      int count = positivesOf(anchor);
      losses[anchor] = count == 0 ? 0 : measure(anchor, count);
      if (anchorGradients != null) {
        gradient(anchor, count > 0, anchorGradients);
      }
    }
  }

  /** The loss of one anchor; leaves the slopes of its logits. */
  private double measure(int anchor, int count) {
    int at = anchor * stride;
    Arrays.fill(slopes, at, at + stride - p, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < n; j++) {
      int row = negatives[anchor * n + j];
      if (row != PADDING) {
        slopes[at + j] = logit(anchor, row);
      }
    }
    double negative = logSum(at, at + stride - p);
    double loss = 0;
    double shared = 0;
    for (int j = 0; j < p; j++) {
      int row = positives[anchor * p + j];
      if (row != PADDING) {
        double gap = negative - logit(anchor, row);
        double small = Math.exp(-Math.abs(gap));
        loss += Math.max(gap, 0) + Math.log1p(small);
        double slope = (gap < 0 ? small : 1) / (1 + small) / count;
        shared += slope;
        slopes[at + stride - p + j] = (float) -slope;
      }
    }
    FloatVector weights = FloatVector.broadcast(Lanes.FLOATS, (float) shared);
    FloatVector shift = FloatVector.broadcast(Lanes.FLOATS, (float) negative);
    for (int k = at; k < at + stride - p; k += LENGTH) {
      LaneExp.exp(load(k).sub(shift)).mul(weights).intoArray(slopes, k);
    }
    return loss / count;
  }

  private float logit(int anchor, int row) {
    float dot = RowLanes.dot(anchors, anchor * dimension, table, row * dimension, dimension);
    float logit = dot / temperature;
    return logQ == null ? logit : logit - logQ[row];
  }

  /** The logarithm of the sum of exponentials and 10⁻⁸. */
  private double logSum(int from, int to) {
    FloatVector highest = FloatVector.broadcast(Lanes.FLOATS, (float) LOG_EPSILON);
    for (int k = from; k < to; k += LENGTH) {
      highest = highest.max(load(k));
    }
    float maximum = highest.reduceLanes(VectorOperators.MAX);
    FloatVector shift = FloatVector.broadcast(Lanes.FLOATS, maximum);
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int k = from; k < to; k += LENGTH) {
      sum = sum.add(LaneExp.exp(load(k).sub(shift)));
    }
    double rest = Math.exp(LOG_EPSILON - maximum);
    return maximum + Math.log(LaneSum.of(sum) + rest);
  }

  private FloatVector load(int at) {
    return FloatVector.fromArray(Lanes.FLOATS, slopes, at);
  }

  private void gradient(int anchor, boolean counted, float[] gradients) {
    int to = anchor * dimension;
    Arrays.fill(gradients, to, to + dimension, 0);
    if (counted) {
      int at = anchor * stride;
      addRows(negatives, anchor * n, n, at, gradients, to);
      addRows(positives, anchor * p, p, at + stride - p, gradients, to);
      scale(gradients, to);
    }
  }

  private void addRows(int[] rows, int from, int count, int slope, float[] gradients, int to) {
    for (int j = 0; j < count; j++) {
      int row = rows[from + j];
      if (row != PADDING) {
        RowLanes.addScaled(slopes[slope + j], table, row * dimension, gradients, to, dimension);
      }
    }
  }

  private void scale(float[] gradients, int from) {
    for (int k = from; k < from + dimension; k++) {
      gradients[k] *= scale;
    }
  }

  /** For each row of the table the places of its slopes, by counting sort. */
  private void listDraws() {
    int rows = table.length / dimension;
    starts = starts.length < rows + 2 ? new int[rows + 2] : starts;
    draws = draws.length < batch * (p + n) ? new int[batch * (p + n)] : draws;
    Arrays.fill(starts, 0, rows + 2, 0);
    visitDraws(false);
    for (int row = 0; row < rows; row++) {
      starts[row + 2] += starts[row + 1];
    }
    // Each list's start moves to its end, which is where the next one starts.
    visitDraws(true);
  }

  private void visitDraws(boolean place) {
    for (int anchor = 0; anchor < batch; anchor++) {
      if (positivesOf(anchor) > 0) {
        int at = anchor * stride;
        visitDraws(negatives, anchor * n, n, at, place);
        visitDraws(positives, anchor * p, p, at + stride - p, place);
      }
    }
  }

  private void visitDraws(int[] rows, int from, int count, int slope, boolean place) {
    for (int j = 0; j < count; j++) {
      int row = rows[from + j];
      if (row == PADDING) {
        continue;
      }
      if (place) {
        draws[starts[row + 1]++] = slope + j;
      } else {
        starts[row + 2]++;
      }
    }
  }

  private void rows(int task) {
    float[] gradients = Objects.requireNonNull(tableGradients);
    int end = Math.min(table.length / dimension, (task + 1) * ROWS);
    for (int row = task * ROWS; row < end; row++) {
      int to = row * dimension;
      Arrays.fill(gradients, to, to + dimension, 0);
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        int anchor = draws[k] / stride;
        RowLanes.addScaled(slopes[draws[k]], anchors, anchor * dimension, gradients, to, dimension);
      }
      scale(gradients, to);
    }
  }
}
