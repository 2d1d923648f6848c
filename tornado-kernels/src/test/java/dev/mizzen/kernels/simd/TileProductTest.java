package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.Rounding;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both tiles, whichever of them this machine prefers. */
class TileProductTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final int COLUMNS = TileProduct.COLUMNS;

  enum Tile {
    WIDE_ROWS(WideTile.ROWS, true, WideTile::rows),
    WIDE_COLUMNS(WideTile.ROWS, false, WideTile::columns),
    NARROW_ROWS(NarrowTile.ROWS, true, NarrowTile::rows),
    NARROW_COLUMNS(NarrowTile.ROWS, false, NarrowTile::columns),
    CHOSEN_ROWS(TileProduct.ROWS, true, TileProduct::rows),
    CHOSEN_COLUMNS(TileProduct.ROWS, false, TileProduct::columns);

    private final int rows;
    private final boolean byRows;
    private final Product product;

    Tile(int rows, boolean byRows, Product product) {
      this.rows = rows;
      this.byRows = byRows;
      this.product = product;
    }

    float a(float[] a, int from, int stride, int i, int k) {
      return byRows ? a[from + i * stride + k] : a[from + k * stride + i];
    }
  }

  interface Product {
    void multiply(float[] a, int aFrom, int aStride, float[] b, int bFrom, int depth, float[] c);
  }

  @ParameterizedTest
  @EnumSource
  void multipliesWithinTheRoundingBound(Tile tile) {
    Random random = new Random(SEED);
    float[] a = random(3000, random);
    float[] b = random(64 * COLUMNS, random);
    float[] c = random(tile.rows * COLUMNS, random);
    for (int depth : new int[] {0, 1, 2, 17, 33}) {
      int stride = 40;
      int aFrom = 7;
      int bFrom = COLUMNS * 3;
      tile.product.multiply(a, aFrom, stride, b, bFrom, depth, c);
      for (int i = 0; i < tile.rows; i++) {
        for (int j = 0; j < COLUMNS; j++) {
          double sum = 0;
          double magnitude = 0;
          for (int k = 0; k < depth; k++) {
            double product = (double) tile.a(a, aFrom, stride, i, k) * b[bFrom + k * COLUMNS + j];
            sum += product;
            magnitude += Math.abs(product);
          }
          assertThat((double) c[i * COLUMNS + j])
              .as("%s, depth %d, row %d, column %d, seed %d", tile, depth, i, j, SEED)
              .isCloseTo(sum, within(Rounding.gamma(depth) * magnitude));
        }
      }
    }
  }

  private static float[] random(int count, Random random) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = 2 * random.nextFloat() - 1;
    }
    return values;
  }
}
