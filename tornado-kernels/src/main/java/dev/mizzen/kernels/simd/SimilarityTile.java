package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.TYPE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * One thread's scratch for a tile of logits {@code [documents × queries]}: a row for each document,
 * the queries in the lanes, so that the softmax of each query needs no sum across lanes.
 */
final class SimilarityTile {
  /** Queries in a row: a multiple of the columns and of the rows of {@link TileProduct}. */
  static final int QUERIES = 224;

  /** Documents in a tile at most: with the gradients' panels it stays in a cache of 1 MiB. */
  static final int DOCUMENTS = 224;

  /** What the product of the last rows reads beyond the tile. */
  static final int SLACK = TileProduct.ROWS * QUERIES;

  private static final int LENGTH = Lanes.FLOATS.length();

  /** A tile of logits, for passes that do not keep them all. */
  final float[] logits = new float[DOCUMENTS * QUERIES + SLACK];

  /** A tile of products. */
  final float[] product = new float[TileProduct.ROWS * TileProduct.COLUMNS];

  /** The tile's documents as panels, for the gradient to the queries. */
  float[] panels = {};

  /** What turns logits into probabilities. */
  final SoftmaxLanes softmax = new SoftmaxLanes();

  private float[] lastRows = {};

  /** Makes room for rows of {@code dimension} values. */
  void reserve(int dimension) {
    if (panels.length < Panels.size(DOCUMENTS, dimension)) {
      panels = new float[Panels.size(DOCUMENTS, dimension)];
    }
    if (lastRows.length < TileProduct.ROWS * dimension) {
      lastRows = new float[TileProduct.ROWS * dimension];
    }
  }

  /**
   * Writes the logits of {@code count} documents from {@code first} on.
   *
   * @param queries the panels of the block's scaled queries, transposed
   * @param queryPanels how many there are
   */
  void compute(
      float[] documents,
      int first,
      int count,
      int dimension,
      float[] queries,
      int queryPanels,
      float @Nullable [] logQ,
      float[] out,
      int outFrom) {
    int whole = count - count % TileProduct.ROWS;
    if (whole < count) {
      System.arraycopy(
          documents, (first + whole) * dimension, lastRows, 0, (count - whole) * dimension);
    }
    for (int panel = 0; panel < queryPanels; panel++) {
      int b = panel * dimension * TileProduct.COLUMNS;
      int to = outFrom + panel * TileProduct.COLUMNS;
      for (int row = 0; row < whole; row += TileProduct.ROWS) {
        int a = (first + row) * dimension;
        TileProduct.rows(documents, a, dimension, queries, b, dimension, product);
        store(TileProduct.ROWS, logQ, first + row, out, to + row * QUERIES);
      }
      if (whole < count) {
        TileProduct.rows(lastRows, 0, dimension, queries, b, dimension, product);
        store(count - whole, logQ, first + whole, out, to + whole * QUERIES);
      }
    }
  }

  private void store(int rows, float @Nullable [] logQ, int document, float[] out, int outFrom) {
    for (int i = 0; i < rows; i++) {
      FloatVector left =
          TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, product, i * TileProduct.COLUMNS));
      FloatVector right =
          TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, product, i * TileProduct.COLUMNS + LENGTH));
      if (logQ != null) {
        left = left.sub(logQ[document + i]);
        right = right.sub(logQ[document + i]);
      }
      left.intoArray(out, outFrom + i * QUERIES);
      right.intoArray(out, outFrom + i * QUERIES + LENGTH);
    }
  }

  /** Takes the lanes without a query out of every maximum and sum. */
  static void excludeLanes(float[] logits, int from, int count, int queries, int lanes) {
    for (int row = 0; row < count; row++) {
      int at = from + row * QUERIES;
      Arrays.fill(logits, at + queries, at + lanes, Float.NEGATIVE_INFINITY);
    }
  }
}
