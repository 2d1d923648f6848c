package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to an {@link EncodeResidualKernel}: checks the arguments once. */
public final class EncodeResidual implements EncodeResidualKernel {
  private final EncodeResidualKernel kernel;

  /** A door to {@code kernel}. */
  public EncodeResidual(EncodeResidualKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the rows have another dimension than the tables, or a
   *     result another length than the batch needs
   */
  @Override
  public void encode(
      TokenRows rows, ResidualTables tables, int[] codes, float @Nullable [] residuals) {
    CodeChecks.dimension(rows.dimension(), tables.dimension());
    CodeChecks.length("codes", codes.length, rows.rows() * tables.levels());
    if (residuals != null) {
      CodeChecks.length("residuals", residuals.length, rows.rows() * rows.dimension());
    }
    kernel.encode(rows, tables, codes, residuals);
  }
}
