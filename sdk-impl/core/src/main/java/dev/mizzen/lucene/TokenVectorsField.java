package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorCodec;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.util.BytesRef;

/**
 * Token vectors of a document of an application's index, in half or a quarter of the bytes of
 * Lucene's {@link org.apache.lucene.document.LateInteractionField}. One for each document and
 * field. {@link LateInteractionQuery}, {@link MaxSimRescorer} and {@link MaxSimValuesSource} read
 * either.
 *
 * <p>INT8 keeps each value within {@code s·(1/2 + 2⁻¹⁶)} with a step {@code s = max|x| / 127} for
 * each vector, FLOAT16 within the larger of {@code 2⁻¹¹·|x|} and {@code 2⁻²⁵}, FLOAT32 exactly.
 */
public final class TokenVectorsField extends BinaryDocValuesField {
  /**
   * The vectors of a document.
   *
   * @throws IllegalArgumentException if a value does not fit into the storage
   */
  public TokenVectorsField(String name, MultiVector vectors, TokenStorage storage) {
    super(name, new BytesRef(TokenVectorCodec.encode(vectors, storage)));
  }

  /**
   * The vectors of a document.
   *
   * @param vectors {@code [T × dimension]}, finite, T ≥ 1
   * @throws IllegalArgumentException if they are empty, ragged or not finite, or a value does not
   *     fit into the storage
   */
  public TokenVectorsField(String name, float[][] vectors, TokenStorage storage) {
    this(name, packed(vectors), storage);
  }

  private static MultiVector packed(float[][] vectors) {
    if (vectors.length == 0 || vectors[0].length == 0) {
      throw new IllegalArgumentException(
          "token vectors need at least one vector of at least one value");
    }
    int dimension = vectors[0].length;
    float[] values = new float[Math.multiplyExact(vectors.length, dimension)];
    for (int row = 0; row < vectors.length; row++) {
      if (vectors[row].length != dimension) {
        throw new IllegalArgumentException(
            "token vectors differ in dimension: "
                + dimension
                + " and, at "
                + row
                + ", "
                + vectors[row].length);
      }
      System.arraycopy(vectors[row], 0, values, row * dimension, dimension);
    }
    return MultiVector.adopt(values, dimension, List.of());
  }
}
