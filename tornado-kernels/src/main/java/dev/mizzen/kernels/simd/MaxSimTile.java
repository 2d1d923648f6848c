package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of a few vectors of query rows, one row to a lane, and {@value #ROWS} document
 * rows, whose values are broadcast: no sum across lanes is ever needed, and up to sixteen sums in
 * flight cover the latency of multiply-add.
 *
 * <p>Besides, each step reads one value of the rows that come next. Rows in a tile are read side by
 * side, which a prefetcher does not foresee; what it sees here is one plain stream.
 *
 * <p>Rows come from arrays alone. A loop over memory segments is fast only until the JVM has seen
 * three kinds of them; then each access is a call, and the tile takes eight times as long.
 */
final class MaxSimTile {
  /** Document rows in a tile. */
  static final int ROWS = 4;

  /**
   * Half of a 512-bit register unless that width was asked for: twice as many vectors fit a query
   * better, and on a machine that runs the halves one after the other nothing is lost.
   */
  static final VectorSpecies<Float> SPECIES =
      Lanes.SHAPE == VectorShape.S_512_BIT && Integer.getInteger(Lanes.BITS) == null
          ? VectorSpecies.of(float.class, VectorShape.S_256_BIT)
          : Lanes.FLOATS;

  /** As many ints. */
  static final VectorSpecies<Integer> NAMES = VectorSpecies.of(int.class, SPECIES.vectorShape());

  /** How many vectors of query rows a tile may hold without spilling. */
  static final int VECTORS = registers() == 32 ? 4 : 2;

  /** Query rows in the widest tile. */
  static final int LANES = VECTORS * SPECIES.length();

  /** Room for the inner products of any tile. */
  static final int SUMS = ROWS * LANES;

  private MaxSimTile() {}

  /**
   * Computes a tile.
   *
   * @param vectors from 1 to 4; LANES is as many times the lanes of {@link #SPECIES}
   * @param panels {@code [dim × LANES]} from {@code panel}: value k of every query row, side by
   *     side
   * @param rows {@code [ROWS × dim]} from {@code at}
   * @param ahead where the next tile begins; as many values are read there, to have them near
   * @param sums {@code [ROWS × LANES]}, written in full
   * @return of no meaning, but to be kept: it makes the reading ahead useful to the compiler
   */
  static float multiply(
      int vectors,
      float[] panels,
      int panel,
      float[] rows,
      int at,
      int dim,
      int ahead,
      float[] sums) {
    return switch (vectors) {
      case 1 -> MaxSimTile1.multiply(panels, panel, rows, at, dim, ahead, sums);
      case 2 -> MaxSimTile2.multiply(panels, panel, rows, at, dim, ahead, sums);
      case 3 -> MaxSimTile3.multiply(panels, panel, rows, at, dim, ahead, sums);
      default -> MaxSimTile4.multiply(panels, panel, rows, at, dim, ahead, sums);
    };
  }

  /** Multiplies the inner products of {@code count} rows from {@code row} by the rows' scales. */
  static void scale(TokenRows rows, int row, int count, int lanes, float[] sums) {
    for (int j = 0; j < count; j++) {
      float scale = RowTiles.scale(rows, row + j);
      for (int at = j * lanes; at < (j + 1) * lanes; at += SPECIES.length()) {
        FloatVector.fromArray(SPECIES, sums, at).mul(scale).intoArray(sums, at);
      }
    }
  }

  /** How many vector registers there are: AVX-512 doubled the 16 of AVX2, and ARM has 32. */
  private static int registers() {
    boolean many =
        VectorShape.preferredShape() == VectorShape.S_512_BIT
            || System.getProperty("os.arch", "").equals("aarch64");
    return many ? 32 : 16;
  }
}
