package dev.mizzen.bench.peers;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.lang.foreign.MemorySegment;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS's matrix product on memory outside the heap, so that nothing is copied per call. */
final class OpenBlas {
  private OpenBlas() {}

  /** How many threads products use from now on, in the whole process. */
  static void threads(int threads) {
    openblas_nolapack.blas_set_num_threads(threads);
  }

  /** {@code c = a · bᵀ} for row-major {@code a [m × k]}, {@code b [n × k]}, {@code c [m × n]}. */
  static void timesTransposed(FloatPointer a, FloatPointer b, FloatPointer c, int m, int n, int k) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, n, k, 1, a, k, b, k, 0, c, n);
  }

  /** {@code c = a · b} for row-major {@code a [m × k]}, {@code b [k × n]}, {@code c [m × n]}. */
  static void times(FloatPointer a, FloatPointer b, FloatPointer c, int m, int n, int k) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, k, b, n, 0, c, n);
  }

  /**
   * {@code c = aᵀ · b + beta · c} for row-major {@code a [k × m]}, {@code b [k × n]}, {@code c [m ×
   * n]}.
   */
  static void addTransposedTimes(
      FloatPointer a, FloatPointer b, FloatPointer c, int m, int n, int k, float beta) {
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, m, n, k, 1, a, m, b, n, beta, c, n);
  }

  /** The same memory, for Java to read. */
  static MemorySegment segment(FloatPointer pointer) {
    return MemorySegment.ofBuffer(pointer.asBuffer());
  }
}
