package dev.mizzen.impl.recommend.closed;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import java.util.function.IntConsumer;

/**
 * The inverse of a symmetric positive definite matrix in its own place, in single precision, by
 * block sweeps (Beaton 1964; Goodnight, The American Statistician 1979). To sweep the block K, with
 * {@code D = A_KK}, {@code W_i = A_iK·D⁻¹}:
 *
 * <pre>
 * A_ij −= W_i·A_jKᵀ     A_iK = W_i     A_KK = −D⁻¹     (i, j ≠ K)
 * </pre>
 *
 * <p>After all blocks A is {@code −A⁻¹}. Only the lower triangle is read and written, so this is as
 * many operations as a Cholesky factor and its inverse, {@code n³} flops, all but a sliver of them
 * in one product of tiles; the blocks on the diagonal, Schur complements and so positive definite
 * themselves, are inverted in double precision. Two panels of {@code n × 512} floats are all the
 * scratch. The same bits for any number of threads.
 */
final class SymmetricInverse {
  /** Rows in a block: their panel stays in the cache while tiles pass. */
  static final int BLOCK = 512;

  private final float[] matrix;
  private final int n;
  private final int blocks;

  /** {@code A_iK}, {@code [rows of i × rows of K]}, for each i. */
  private final float[][] panel;

  /** {@code W_i}, likewise. */
  private final float[][] swept;

  private final DenseKernel dense;
  private final Workers workers;
  private final ThreadLocal<float[]> tile = ThreadLocal.withInitial(() -> new float[BLOCK * BLOCK]);

  private SymmetricInverse(float[] matrix, int n, DenseKernel dense, Workers workers) {
    this.matrix = matrix;
    this.n = n;
    this.dense = dense;
    this.workers = workers;
    blocks = (n + BLOCK - 1) / BLOCK;
    panel = new float[blocks][];
    swept = new float[blocks][];
    for (int i = 0; i < blocks; i++) {
      panel[i] = new float[height(i) * Math.min(n, BLOCK)];
      swept[i] = new float[panel[i].length];
    }
  }

  /** How many bytes the inversion needs besides the matrix. */
  static long scratchBytes(int n, int threads) {
    long width = Math.min(n, BLOCK);
    return 2L * n * width * Float.BYTES + 8 * width * width * Float.BYTES * (threads + 1L);
  }

  /**
   * Writes {@code −A⁻¹} into the lower triangle of A.
   *
   * @param matrix {@code [n × n]}, row-major; what is above the diagonal is not read
   * @param dense a kernel that works on the thread that calls it
   * @param progress hears how many of {@code ⌈n ⁄ 512⌉} blocks are done
   * @throws ArithmeticException if A is not positive definite, as far as can be told
   */
  static void negated(
      float[] matrix, int n, DenseKernel dense, Workers workers, IntConsumer progress) {
    SymmetricInverse inverse = new SymmetricInverse(matrix, n, dense, workers);
    for (int k = 0; k < inverse.blocks; k++) {
      inverse.sweep(k);
      progress.accept(k + 1);
    }
  }

  static int blocks(int n) {
    return (n + BLOCK - 1) / BLOCK;
  }

  private int height(int block) {
    return Math.min(BLOCK, n - block * BLOCK);
  }

  private void sweep(int k) {
    int width = height(k);
    float[] inverse = SmallInverse.of(matrix, k * BLOCK * (n + 1), n, width);
    workers.run(blocks, i -> sweepPanel(i, k, inverse));
    // The longest rows first, so that threads end together.
    workers.run(blocks, i -> subtract(blocks - 1 - i, k));
    workers.run(blocks, i -> store(i, k));
    for (int r = 0; r < width; r++) {
      for (int c = 0; c <= r; c++) {
        matrix[at(k, r, k) + c] = -inverse[r * width + c];
      }
    }
  }

  /** Where row r of block i begins in the columns of block j. */
  private int at(int i, int r, int j) {
    return (i * BLOCK + r) * n + j * BLOCK;
  }

  /** Gathers A_iK and multiplies it with the inverse. */
  private void sweepPanel(int i, int k, float[] inverse) {
    if (i == k) {
      return;
    }
    int width = height(k);
    for (int r = 0; r < height(i); r++) {
      if (i > k) {
        System.arraycopy(matrix, at(i, r, k), panel[i], r * width, width);
      } else {
        for (int c = 0; c < width; c++) {
          panel[i][r * width + c] = matrix[at(k, c, i) + r];
        }
      }
    }
    dense.product(
        panel[i],
        height(i),
        inverse,
        width,
        width,
        null,
        false,
        Activation.IDENTITY,
        false,
        swept[i]);
  }

  /** {@code A_ij −= W_i·A_jKᵀ} for all j up to i. */
  private void subtract(int i, int k) {
    if (i == k) {
      return;
    }
    float[] product = tile.get();
    for (int j = 0; j <= i; j++) {
      if (j == k) {
        continue;
      }
      int columns = height(j);
      dense.rowGradient(swept[i], height(i), panel[j], columns, height(k), false, product);
      for (int r = 0; r < height(i); r++) {
        int to = at(i, r, j);
        // On the diagonal what lies above it is never read, so it may be written.
        for (int c = 0; c < columns; c++) {
          matrix[to + c] -= product[r * columns + c];
        }
      }
    }
  }

  private void store(int i, int k) {
    int width = height(k);
    for (int r = 0; i != k && r < height(i); r++) {
      if (i > k) {
        System.arraycopy(swept[i], r * width, matrix, at(i, r, k), width);
      } else {
        for (int c = 0; c < width; c++) {
          matrix[at(k, c, i) + r] = swept[i][r * width + c];
        }
      }
    }
  }
}
