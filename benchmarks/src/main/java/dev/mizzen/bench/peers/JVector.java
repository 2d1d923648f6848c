package dev.mizzen.bench.peers;

import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;

/** JVector's vectors, made by the provider that it prefers on this machine. */
final class JVector {
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  private JVector() {}

  /** Vectors of the rows from {@code first} on. */
  static VectorFloat<?>[] rows(float[] values, int first, int count, int dimension) {
    float[][] rows = Slices.rows(values, first, count, dimension);
    VectorFloat<?>[] vectors = new VectorFloat<?>[count];
    for (int r = 0; r < count; r++) {
      vectors[r] = TYPES.createFloatVector(rows[r]);
    }
    return vectors;
  }
}
