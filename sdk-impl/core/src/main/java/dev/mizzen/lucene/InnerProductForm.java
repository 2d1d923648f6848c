package dev.mizzen.lucene;

import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.VectorUtil;

/**
 * Turns a measure into inner products with the same nearest vector, which is what the kernel finds:
 *
 * <ul>
 *   <li>DOT_PRODUCT and MAXIMUM_INNER_PRODUCT: the vectors as they are;
 *   <li>COSINE: document vectors of length 1;
 *   <li>EUCLIDEAN: {@code −‖q − d‖² + ‖q‖² = ⟨(q, 1), (2d, −‖d‖²)⟩}, one dimension more.
 * </ul>
 */
enum InnerProductForm {
  AS_THEY_ARE(0) {
    @Override
    void change(float[] row) {}
  },
  UNIT(0) {
    @Override
    void change(float[] row) {
      float scale = (float) (1 / Math.sqrt(VectorUtil.dotProduct(row, row)));
      for (int k = 0; k < row.length; k++) {
        row[k] *= scale;
      }
    }
  },
  LIFTED(1) {
    @Override
    void change(float[] row) {
      int last = row.length - 1;
      row[last] = 0;
      float square = VectorUtil.dotProduct(row, row);
      for (int k = 0; k < last; k++) {
        row[k] *= 2;
      }
      row[last] = -square;
    }
  };

  private final int extra;

  InnerProductForm(int extra) {
    this.extra = extra;
  }

  static InnerProductForm of(VectorSimilarityFunction function) {
    return switch (function) {
      case DOT_PRODUCT, MAXIMUM_INNER_PRODUCT -> AS_THEY_ARE;
      case COSINE -> UNIT;
      case EUCLIDEAN -> LIFTED;
    };
  }

  /** Values in a changed row. */
  int dimension(int dimension) {
    return dimension + extra;
  }

  /** Changes a document vector in place; it has room for the values of {@link #dimension}. */
  abstract void change(float[] row);

  /** The query's rows end to end, {@code [Q × dimension(dimension)]}. */
  float[] query(TokenQuery query) {
    int from = query.dimension();
    int to = dimension(from);
    float[] rows = new float[query.count() * to];
    for (int i = 0; i < query.count(); i++) {
      System.arraycopy(query.vector(i), 0, rows, i * to, from);
      if (extra > 0) {
        rows[i * to + from] = 1;
      }
    }
    return rows;
  }
}
