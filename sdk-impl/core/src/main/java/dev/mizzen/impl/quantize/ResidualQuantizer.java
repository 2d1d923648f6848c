package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.EncodeResidual;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as one code for each level, from coarse to fine: each level's centroid is taken from what
 * the levels before it left (Chen, Guan and Wang, Sensors 10, 2010). Immutable; safe for use by
 * many threads.
 */
public final class ResidualQuantizer {
  private final ResidualTables tables;
  private final EncodeResidual encoder;

  private ResidualQuantizer(ResidualTables tables, KernelBackend backend, Workers workers) {
    this.tables = tables;
    this.encoder = new EncodeResidual(backend.encodeResidual(workers));
  }

  /** A quantizer with copies of the caller's arrays. */
  public static ResidualQuantizer copyOf(
      ResidualTables tables, KernelBackend backend, Workers workers) {
    return new ResidualQuantizer(copy(tables), backend, workers);
  }

  private static ResidualTables copy(ResidualTables tables) {
    List<ResidualLevel> levels = new ArrayList<>();
    for (int l = 0; l < tables.levels(); l++) {
      ResidualLevel level = tables.level(l);
      levels.add(
          new ResidualLevel(
              level.centroids().clone(), level.starts().clone(), level.size(), level.parent()));
    }
    return new ResidualTables(levels, tables.dimension(), tables.renormalised());
  }

  /** The codes of rows, {@code [N × levels]}; a code counts within the codebook of its row. */
  public int[] encode(TokenRows rows) {
    int[] codes = new int[Math.toIntExact(rows.rows() * tables.levels())];
    encoder.encode(rows, tables, codes, null);
    return codes;
  }

  /**
   * The codes of rows, and what they leave of them.
   *
   * @param codes {@code [N × levels]}, written in full
   * @param residuals {@code [N × dimension]}, written in full
   */
  public void encode(TokenRows rows, int[] codes, float[] residuals) {
    encoder.encode(rows, tables, codes, residuals);
  }

  /**
   * The sums of the centroids of codes, {@code [N × dimension]}.
   *
   * @throws IllegalArgumentException if a code is not of its level, or codes are no whole rows
   * @throws UnsupportedOperationException if residuals were renormalised: their lengths are lost
   */
  public float[] decode(int[] codes) {
    if (tables.renormalised()) {
      throw new UnsupportedOperationException("codes of renormalised residuals have no lengths");
    }
    if (codes.length % tables.levels() != 0) {
      throw new IllegalArgumentException(
          codes.length + " codes are not whole rows of " + tables.levels());
    }
    float[] rows = new float[Math.multiplyExact(codes.length / tables.levels(), dimension())];
    for (int c = 0; c < codes.length; c++) {
      add(codes, c, rows);
    }
    return rows;
  }

  private void add(int[] codes, int c, float[] rows) {
    int number = c % tables.levels();
    ResidualLevel level = tables.level(number);
    if (codes[c] < 0 || codes[c] >= level.size()) {
      throw new IllegalArgumentException(
          "code " + codes[c] + " at level " + number + ", which has " + level.size());
    }
    int group = level.group(tables, number, codes, c - number);
    int id = level.starts()[group] + codes[c];
    if (id >= level.starts()[group + 1]) {
      // A code that no training row had, or a group without rows: nothing is known to add.
      return;
    }
    int to = c / tables.levels() * dimension();
    for (int k = 0; k < dimension(); k++) {
      rows[to + k] += level.centroids()[id * dimension() + k];
    }
  }

  /**
   * The code of a level as one number for all codebooks of the level: {@code group · size + code}.
   *
   * @param codes the codes of a row begin at {@code at}
   */
  public long globalId(int[] codes, int at, int level) {
    ResidualLevel found = tables.level(level);
    return (long) found.group(tables, level, codes, at) * found.size() + codes[at + level];
  }

  /** How many centroids the levels have by their sizes, used or not. */
  public long centroids() {
    long sum = 0;
    for (int l = 0; l < tables.levels(); l++) {
      sum += (tables.level(l).starts().length - 1L) * tables.level(l).size();
    }
    return sum;
  }

  /** How many levels there are. */
  public int levels() {
    return tables.levels();
  }

  /** How many codes a level has. */
  public int size(int level) {
    return tables.level(level).size();
  }

  /** A copy of the tables. */
  public ResidualTables tables() {
    return copy(tables);
  }

  /** A copy of a level's centroids, the codebooks end to end. */
  public float[] centroids(int level) {
    return tables.level(level).centroids().clone();
  }

  /** Values in a row. */
  public int dimension() {
    return tables.dimension();
  }
}
