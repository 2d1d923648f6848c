package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;

/** The door to an {@link EncodeProductKernel}: checks the arguments once. */
public final class EncodeProduct implements EncodeProductKernel {
  private final EncodeProductKernel kernel;

  /** A door to {@code kernel}. */
  public EncodeProduct(EncodeProductKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the rows have another dimension than the tables, or codes
   *     another length than the batch needs
   */
  @Override
  public void encode(TokenRows rows, ProductTables tables, byte[] codes) {
    CodeChecks.dimension(rows.dimension(), tables.dimension());
    CodeChecks.length("codes", codes.length, rows.rows() * tables.subspaces());
    kernel.encode(rows, tables, codes);
  }
}
