package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeProduct;
import dev.mizzen.kernels.quantize.ProductTables;
import dev.mizzen.kernels.quantize.Rotate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a few codes: each part of a row is the number of its nearest centroid (Jégou, Douze and
 * Schmid, TPAMI 2011), after a rotation if it is an optimised one (Ge, He, Ke and Sun, CVPR 2013).
 * Immutable; safe for use by many threads.
 */
public final class ProductQuantizer {
  private final ProductTables tables;
  private final EncodeProduct encoder;
  private final Rotate rotate;

  private ProductQuantizer(ProductTables tables, KernelBackend backend, Workers workers) {
    this.tables = tables;
    this.encoder = new EncodeProduct(backend.encodeProduct(workers));
    this.rotate = new Rotate(backend.rotate(workers));
  }

  /**
   * A quantizer with copies of the caller's arrays, shaped as {@link ProductTables} says.
   *
   * @throws IllegalArgumentException if they do not fit each other
   */
  public static ProductQuantizer copyOf(
      ProductTables tables, KernelBackend backend, Workers workers) {
    return new ProductQuantizer(copy(tables), backend, workers);
  }

  private static ProductTables copy(ProductTables tables) {
    return new ProductTables(
        tables.centroids().clone(),
        tables.subspaces(),
        tables.dimension(),
        copy(tables.rotation()),
        copy(tables.offset()));
  }

  /** The codes of rows, {@code [N × subspaces]}, row-major; read a byte as unsigned. */
  public byte[] encode(TokenRows rows) {
    byte[] codes = new byte[Math.toIntExact(rows.rows() * tables.subspaces())];
    encoder.encode(rows, tables, codes);
    return codes;
  }

  /**
   * The rows that codes stand for, {@code [N × dimension]}.
   *
   * @throws IllegalArgumentException if a code has no centroid, or codes are no whole rows
   */
  public float[] decode(byte[] codes) {
    if (codes.length % tables.subspaces() != 0) {
      throw new IllegalArgumentException(
          codes.length + " codes are not whole rows of " + tables.subspaces());
    }
    int width = tables.width();
    float[] rows = new float[Math.multiplyExact(codes.length, width)];
    for (int c = 0; c < codes.length; c++) {
      int code = codes[c] & 0xFF;
      if (code >= tables.size()) {
        throw new IllegalArgumentException("code " + code + ", but there are " + tables.size());
      }
      int from = (c % tables.subspaces() * tables.size() + code) * width;
      System.arraycopy(tables.centroids(), from, rows, c * width, width);
    }
    return turnBack(rows);
  }

  /** The mean squared distance of rows to what their codes stand for. */
  public double meanSquaredError(TokenRows rows) {
    return SquaredError.mean(rows, decode(encode(rows)));
  }

  /** A copy of the tables. */
  public ProductTables tables() {
    return copy(tables);
  }

  /** A copy of the centroids, {@code [subspaces × size × dimension / subspaces]}. */
  public float[] centroids() {
    return tables.centroids().clone();
  }

  /** A copy of the rotation, {@code [dimension × dimension]}: rows are multiplied by it. */
  public Optional<float[]> rotation() {
    return Optional.ofNullable(copy(tables.rotation()));
  }

  /** Values in a row. */
  public int dimension() {
    return tables.dimension();
  }

  /** Codes of a row. */
  public int subspaces() {
    return tables.subspaces();
  }

  /** Centroids of a subspace. */
  public int size() {
    return tables.size();
  }

  private float[] turnBack(float[] rows) {
    float[] offset = tables.offset();
    for (int k = 0; offset != null && k < rows.length; k++) {
      rows[k] += offset[k % offset.length];
    }
    float[] matrix = tables.rotation();
    if (matrix == null) {
      return rows;
    }
    float[] turned = new float[rows.length];
    rotate.rotate(
        TokenRows.of(rows, tables.dimension()),
        Matrices.transpose(matrix, tables.dimension()),
        turned);
    return turned;
  }

  private static float @Nullable [] copy(float @Nullable [] values) {
    return values == null ? null : values.clone();
  }
}
