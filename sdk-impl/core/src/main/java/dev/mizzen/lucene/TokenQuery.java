package dev.mizzen.lucene;

import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.index.VectorSimilarityFunction;

/** The field, the vectors and the measure of a query; checked and immutable. */
final class TokenQuery {
  /** Of nothing, until there is a query. */
  static final TokenQuery NONE =
      new TokenQuery("", new float[][] {{0}}, VectorSimilarityFunction.DOT_PRODUCT);

  private final String field;
  private final float[][] vectors;
  private final VectorSimilarityFunction function;
  private final InnerProductForm form;
  private final float[] rows;

  /**
   * @param field the field of document vectors
   * @param vectors {@code [Q × dimension]}, one array for each query token; copied
   * @param function how a query vector and a document vector are compared
   * @throws IllegalArgumentException if the vectors are none, ragged or not finite
   */
  TokenQuery(String field, float[][] vectors, VectorSimilarityFunction function) {
    this.field = Objects.requireNonNull(field, "field");
    this.function = Objects.requireNonNull(function, "function");
    if (vectors.length == 0 || vectors[0].length == 0) {
      throw new IllegalArgumentException(
          "a query needs at least one vector of at least one value, got "
              + vectors.length
              + " vectors");
    }
    this.vectors = new float[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      this.vectors[i] = checked(vectors[i], i, vectors[0].length);
    }
    form = InnerProductForm.of(function);
    rows = form.query(this);
  }

  private static float[] checked(float[] vector, int i, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "query vectors differ in dimension: "
              + dimension
              + " and, at "
              + i
              + ", "
              + vector.length);
    }
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("query vector " + i + " has the value " + value);
      }
    }
    return vector.clone();
  }

  String field() {
    return field;
  }

  VectorSimilarityFunction function() {
    return function;
  }

  /** The number of query vectors. */
  int count() {
    return vectors.length;
  }

  /** Values in a vector. */
  int dimension() {
    return vectors[0].length;
  }

  /** Vector {@code i}, not to be changed. */
  float[] vector(int i) {
    return vectors[i];
  }

  /** How the kernel finds the nearest vectors. */
  InnerProductForm form() {
    return form;
  }

  /** What the kernel compares, {@code [Q × form().dimension(dimension())]}; not to be changed. */
  float[] rows() {
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenQuery query
        && field.equals(query.field)
        && function == query.function
        && Arrays.deepEquals(vectors, query.vectors);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, Arrays.deepHashCode(vectors), function);
  }

  @Override
  public String toString() {
    return "(" + field + ", " + count() + " × " + dimension() + ", " + function + ")";
  }
}
