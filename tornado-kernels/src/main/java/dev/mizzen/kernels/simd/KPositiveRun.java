package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
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
  private static final float[] NONE = {};
  private static final int[] NO_INDICES = {};

  /** Anchors of a task. */
  private static final int ANCHORS = 64;

  /** Rows of the table of a task. */
  private static final int ROWS = 512;

  private static final ThreadLocal<AnchorLogits> LOGITS =
      ThreadLocal.withInitial(AnchorLogits::new);

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
  private final TableDraws draws = new TableDraws();

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
    write(anchor, negatives, n, at);
    write(anchor, positives, p, at + stride - p);
    float maximum = SampledSoftmax.highest(slopes, at, at + stride - p);
    SampledSoftmax.exponentials(slopes, at, at + stride - p, maximum);
    double sum = SampledSoftmax.sum(slopes, at, at + stride - p, maximum, LOGITS.get().lanes);
    double negative = maximum + Math.log(sum);
    double loss = 0;
    double shared = 0;
    for (int j = 0; j < p; j++) {
      if (positives[anchor * p + j] != PADDING) {
        int place = at + stride - p + j;
        double gap = negative - slopes[place];
        double small = Math.exp(-Math.abs(gap));
        loss += Math.max(gap, 0) + Math.log1p(small);
        double slope = (gap < 0 ? small : 1) / (1 + small) / count;
        shared += slope;
        slopes[place] = (float) -slope;
      }
    }
    SampledSoftmax.scale(slopes, at, at + stride - p, (float) (shared / sum));
    return loss / count;
  }

  private void write(int anchor, int[] drawn, int count, int to) {
    LOGITS
        .get()
        .write(
            anchors,
            anchor,
            table,
            dimension,
            temperature,
            logQ,
            drawn,
            anchor * count,
            count,
            slopes,
            to);
  }

  private void gradient(int anchor, boolean counted, float[] gradients) {
    int to = anchor * dimension;
    Arrays.fill(gradients, to, to + dimension, 0);
    if (counted) {
      int at = anchor * stride;
      addRows(negatives, anchor * n, n, at, gradients, to);
      addRows(positives, anchor * p, p, at + stride - p, gradients, to);
      SampledSoftmax.scale(gradients, to, to + dimension, scale);
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

  private void listDraws() {
    int rows = table.length / dimension;
    draws.begin(rows, batch * (p + n));
    for (int anchor = 0; anchor < batch; anchor++) {
      if (positivesOf(anchor) > 0) {
        draws.count(negatives, anchor * n, n);
        draws.count(positives, anchor * p, p);
      }
    }
    draws.endCounting(rows);
    for (int anchor = 0; anchor < batch; anchor++) {
      if (positivesOf(anchor) > 0) {
        draws.list(negatives, anchor * n, n, anchor * stride);
        draws.list(positives, anchor * p, p, (anchor + 1) * stride - p);
      }
    }
  }

  private void rows(int task) {
    float[] gradients = Objects.requireNonNull(tableGradients);
    int end = Math.min(table.length / dimension, (task + 1) * ROWS);
    for (int row = task * ROWS; row < end; row++) {
      int to = row * dimension;
      Arrays.fill(gradients, to, to + dimension, 0);
      for (int draw = draws.start(row); draw < draws.start(row + 1); draw++) {
        int place = draws.place(draw);
        int from = place / stride * dimension;
        RowLanes.addScaled(slopes[place], anchors, from, gradients, to, dimension);
      }
      SampledSoftmax.scale(gradients, to, to + dimension, scale);
    }
  }
}
