package dev.mizzen.impl.recommend.miarec;

/**
 * Rows {@code [learned | weight · content]}, so that the product of a user's and an item's is the
 * whole score.
 */
final class Pairing {
  private Pairing() {}

  /** Joins rows with one weight for all. */
  static float[] rows(float[] learned, float[] content, float weight, Shape shape) {
    int count = content.length / shape.content();
    float[] rows = new float[learned.length + content.length];
    for (int n = 0; n < count; n++) {
      put(learned, n, content, n, weight, shape, rows, n);
    }
    return rows;
  }

  /** Writes one row. */
  static void put(
      float[] learned,
      int learnedRow,
      float[] content,
      int contentRow,
      float weight,
      Shape shape,
      float[] rows,
      int row) {
    int at = row * (shape.dimension() + shape.content());
    System.arraycopy(learned, learnedRow * shape.dimension(), rows, at, shape.dimension());
    for (int k = 0; k < shape.content(); k++) {
      rows[at + shape.dimension() + k] = weight * content[contentRow * shape.content() + k];
    }
  }

  /** The learned part of gradients to rows. */
  static float[] learned(float[] rows, Shape shape) {
    int width = shape.dimension() + shape.content();
    float[] learned = new float[rows.length / width * shape.dimension()];
    for (int n = 0; n < rows.length / width; n++) {
      System.arraycopy(rows, n * width, learned, n * shape.dimension(), shape.dimension());
    }
    return learned;
  }

  /** The gradient to the weight of content. */
  static double contentSlope(float[] rows, float[] content, Shape shape) {
    int width = shape.dimension() + shape.content();
    double slope = 0;
    for (int n = 0; n < rows.length / width; n++) {
      for (int k = 0; k < shape.content(); k++) {
        slope +=
            (double) rows[n * width + shape.dimension() + k] * content[n * shape.content() + k];
      }
    }
    return slope;
  }
}
