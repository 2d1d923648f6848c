package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * Residual codes: {@code cₗ = argminⱼ ‖rₗ₋₁ − Cₗ[j]‖²}, {@code rₗ = rₗ₋₁ − Cₗ[cₗ]}, with {@code r₀
 * = x} (Chen, Guan and Wang, Sensors 10, 2010). Differences are single floats; the nearest is
 * decided as by {@link NearestCentroidKernel}: codes and residuals of all backends are identical.
 * Arguments are already checked: {@link EncodeResidual} is the door.
 *
 * <p>Cost O(N·ΣKₗ·dimension); the residual stays in the cache from level to level. Nothing is
 * allocated for each row. Safe for use by many threads.
 */
@FunctionalInterface
public interface EncodeResidualKernel {
  /**
   * Encodes rows.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param codes {@code [N × levels]}, written in full; each counted in its row's group
   * @param residuals {@code [N × dimension]}, written in full if given: what the levels leave
   */
  void encode(TokenRows rows, ResidualTables tables, int[] codes, float @Nullable [] residuals);

  /**
   * Scales a residual to length 1: each value times {@code 1/√Σx²}, both in 64-bit floats, with the
   * sum of {@link SquaredDistance}; one of length 0 stays.
   *
   * @param zeros {@code [dimension]}, all zero
   */
  static void renormalise(float[] row, int at, float[] zeros, int dimension) {
    double square = SquaredDistance.between(row, at, zeros, 0, dimension);
    if (square > 0) {
      double scale = 1 / Math.sqrt(square);
      for (int k = at; k < at + dimension; k++) {
        row[k] = (float) (row[k] * scale);
      }
    }
  }
}
