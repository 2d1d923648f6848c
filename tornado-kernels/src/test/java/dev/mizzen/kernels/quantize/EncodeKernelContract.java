package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCase.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoders of every backend must do, against plain loops; all results are exact. */
public abstract class EncodeKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final int ROWS = 150;

  /** For subclasses. */
  protected EncodeKernelContract() {}

  /** The backend under test. */
  protected abstract KernelBackend backend();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64})
  void rotatesToTheSameBits(int dimension) {
    for (int rows : new int[] {1, 3, 4, 70}) {
      NearestCase data = new NearestCase(rows, dimension, dimension, Values.NORMAL, SEED);
      float[] rotated = new float[rows * dimension];
      backend().rotate(Workers.caller()).rotate(data.tokenRows(), data.centroids, rotated);
      assertThat(rotated)
          .as("%d rows of dimension %d, seed %d", rows, dimension, SEED)
          .isEqualTo(rotated(data.rows, data.centroids, dimension));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsTheNearestInGroups(Values values) {
    for (int dimension : new int[] {1, 6, 17, 40}) {
      NearestCase data = new NearestCase(ROWS, 90, dimension, values, SEED);
      int[] starts = {0, 30, 30, 31, 80, 90};
      int[] groups = new int[ROWS];
      for (int i = 0; i < ROWS; i++) {
        // Long runs first, then one row after the other.
        groups[i] = i < 100 ? i / 45 : i % 5;
      }
      int[] ids = new int[ROWS];
      float[] distances = new float[ROWS];
      backend()
          .nearestInGroup(Workers.caller())
          .nearest(data.tokenRows(), groups, data.centroids, starts, ids, distances);
      for (int i = 0; i < ROWS; i++) {
        assertInGroup(data, i, starts[groups[i]], starts[groups[i] + 1], ids[i], distances[i]);
      }
    }
  }

  private static void assertInGroup(
      NearestCase data, int i, int from, int to, int id, float distance) {
    int n = data.dimension;
    String where = "row " + i + " of dimension " + n + ", seed " + SEED;
    if (from == to) {
      float zero = (float) NearestCase.distance(data.rows, i * n, new float[n], 0, n);
      assertThat(id).as(where).isZero();
      assertThat(distance).as(where).isEqualTo(zero);
      return;
    }
    int expected = NearestCase.nearest(data.rows, i * n, data.centroids, from, to, n);
    assertThat(id).as(where).isEqualTo(expected);
    assertThat(distance)
        .as(where)
        .isEqualTo(
            (float)
                NearestCase.distance(data.rows, i * n, data.centroids, (from + expected) * n, n));
  }

  @ParameterizedTest
  @CsvSource({"1,1,2", "4,2,16", "24,6,16", "32,4,256", "33,3,17", "20,20,5"})
  void encodesProducts(int dimension, int subspaces, int size) {
    for (Values values : Values.values()) {
      for (boolean rotate : new boolean[] {false, true}) {
        NearestCase data = new NearestCase(ROWS, size, dimension, values, SEED);
        float[] matrix = rotate ? matrix(dimension) : null;
        float[] offset = rotate ? Arrays.copyOf(data.rows, dimension) : null;
        byte[] codes = new byte[ROWS * subspaces];
        ProductTables tables =
            new ProductTables(data.centroids, subspaces, dimension, matrix, offset);
        backend().encodeProduct(Workers.caller()).encode(data.tokenRows(), tables, codes);
        assertThat(codes)
            .as("%s, rotate %s, seed %d", values, rotate, SEED)
            .isEqualTo(productCodes(data, tables));
      }
    }
  }

  private static byte[] productCodes(NearestCase data, ProductTables tables) {
    int dimension = data.dimension;
    float[] matrix = tables.rotation();
    float[] offset = tables.offset();
    float[] rows = matrix == null ? data.rows.clone() : rotated(data.rows, matrix, dimension);
    for (int k = 0; offset != null && k < rows.length; k++) {
      rows[k] -= offset[k % dimension];
    }
    byte[] codes = new byte[ROWS * tables.subspaces()];
    for (int c = 0; c < codes.length; c++) {
      int s = c % tables.subspaces();
      int at = c / tables.subspaces() * dimension + s * tables.width();
      int from = s * tables.size();
      codes[c] =
          (byte)
              NearestCase.nearest(
                  rows, at, tables.centroids(), from, from + tables.size(), tables.width());
    }
    return codes;
  }

  @ParameterizedTest
  @CsvSource({"1,0", "5,0", "16,1", "33,1", "40,2", "17,2"})
  void encodesResiduals(int dimension, int parent) {
    for (Values values : Values.values()) {
      for (boolean renormalise : new boolean[] {false, true}) {
        NearestCase data = new NearestCase(ROWS, 7, dimension, values, SEED);
        ResidualTables tables = levels(data, parent, renormalise);
        int[] codes = new int[ROWS * 3];
        float[] residuals = new float[data.rows.length];
        backend()
            .encodeResidual(Workers.caller())
            .encode(data.tokenRows(), tables, codes, residuals);
        assertResiduals(data, tables, codes, residuals);
      }
    }
  }

  /** 7 centroids, 5 centroids, and up to 4 for each parent; some groups are empty. */
  private static ResidualTables levels(NearestCase data, int parent, boolean renormalise) {
    int groups = parent == 0 ? 35 : parent == 1 ? 5 : 1;
    int[] starts = new int[groups + 1];
    for (int g = 0; g < groups; g++) {
      starts[g + 1] = starts[g] + (g + 4) % 5;
    }
    float[] third = new float[starts[groups] * data.dimension];
    Random random = new Random(SEED);
    for (int k = 0; k < third.length; k++) {
      third[k] = (float) random.nextGaussian();
    }
    float[] second = Arrays.copyOfRange(data.rows, 0, 5 * data.dimension);
    return new ResidualTables(
        List.of(
            ResidualLevel.single(data.centroids, data.dimension, 0),
            ResidualLevel.single(second, data.dimension, 1),
            new ResidualLevel(third, starts, 4, parent)),
        data.dimension,
        renormalise);
  }

  private static void assertResiduals(
      NearestCase data, ResidualTables tables, int[] codes, float[] residuals) {
    int n = data.dimension;
    float[] row = new float[n];
    for (int i = 0; i < ROWS; i++) {
      String where = "row " + i + " of dimension " + n + ", seed " + SEED;
      System.arraycopy(data.rows, i * n, row, 0, n);
      for (int l = 0; l < 3; l++) {
        ResidualLevel level = tables.level(l);
        int group = 0;
        for (int p = level.parent(); p < l; p++) {
          group = group * tables.level(p).size() + codes[3 * i + p];
        }
        int from = level.starts()[group];
        int to = level.starts()[group + 1];
        int best = from == to ? 0 : NearestCase.nearest(row, 0, level.centroids(), from, to, n);
        assertThat(codes[3 * i + l]).as("%s, level %d", where, l).isEqualTo(best);
        for (int k = 0; from < to && k < n; k++) {
          row[k] -= level.centroids()[(from + best) * n + k];
        }
        if (tables.renormalised()) {
          renormalise(row);
        }
      }
      assertThat(Arrays.copyOfRange(residuals, i * n, (i + 1) * n)).as(where).isEqualTo(row);
    }
  }

  private static void renormalise(float[] row) {
    double square = NearestCase.distance(row, 0, new float[row.length], 0, row.length);
    for (int k = 0; square > 0 && k < row.length; k++) {
      row[k] = (float) (row[k] * (1 / Math.sqrt(square)));
    }
  }

  @Test
  void givesTheSameForAnyNumberOfThreads() {
    NearestCase data = new NearestCase(1500, 16, 24, Values.NORMAL, SEED);
    ProductTables tables = new ProductTables(data.centroids, 4, 24, matrix(24), null);
    byte[] alone = new byte[6000];
    byte[] shared = new byte[6000];
    backend().encodeProduct(Workers.caller()).encode(data.tokenRows(), tables, alone);
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Workers four = Workers.of(executor, 4);
      backend().encodeProduct(four).encode(data.tokenRows(), tables, shared);
      assertThat(shared).isEqualTo(alone);
      float[] rotated = new float[data.rows.length];
      backend().rotate(four).rotate(data.tokenRows(), matrix(24), rotated);
      assertThat(rotated).isEqualTo(rotated(data.rows, matrix(24), 24));
    }
  }

  private static float[] matrix(int dimension) {
    Random random = new Random(SEED + dimension);
    float[] matrix = new float[dimension * dimension];
    for (int k = 0; k < matrix.length; k++) {
      matrix[k] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static float[] rotated(float[] rows, float[] matrix, int dimension) {
    float[] rotated = new float[rows.length];
    for (int at = 0; at < rows.length; at++) {
      double sum = 0;
      for (int k = 0; k < dimension; k++) {
        sum +=
            (double) rows[at / dimension * dimension + k] * matrix[k * dimension + at % dimension];
      }
      rotated[at] = (float) sum;
    }
    return rotated;
  }
}
