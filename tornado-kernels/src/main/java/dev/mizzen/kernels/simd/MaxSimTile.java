package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of a few vectors of query rows, one row to a lane, and a few document rows, whose
 * values are broadcast: no sum across lanes is ever needed, and up to twenty-four sums in flight
 * cover the latency of multiply-add. Besides, wide tiles read one value of the rows that come next
 * in each step ({@link ReadAhead}).
 *
 * <p>Tiles call the vectors' own methods, which the JVM always inlines, and no method of ours:
 * where that has become hot in another kernel first, C2 may leave it as a call with vectors on the
 * heap, and a tile takes fifty times as long.
 *
 * <p>Rows come from arrays alone. A loop over memory segments is fast only until the JVM has seen
 * three kinds of them; then each access is a call, and the tile takes eight times as long.
 */
final class MaxSimTile {
  /**
   * Half of a 512-bit register unless that width was asked for: twice as many vectors fit a query
   * better, and on a machine that runs the halves one after the other nothing is lost.
   */
  static final VectorSpecies<Float> SPECIES =
      Lanes.SHAPE == VectorShape.S_512_BIT && Integer.getInteger(Lanes.BITS) == null
          ? VectorSpecies.of(float.class, VectorShape.S_256_BIT)
          : Lanes.FLOATS;

  /** The class of its vectors; {@link Lanes#TYPE} says what for. */
  static final Class<? extends FloatVector> TYPE = FloatVector.zero(SPECIES).getClass();

  /** As many ints. */
  static final VectorSpecies<Integer> NAMES = VectorSpecies.of(int.class, SPECIES.vectorShape());

  /** The class of these. */
  static final Class<? extends IntVector> NAME_TYPE = IntVector.zero(NAMES).getClass();

  /** How many vectors of query rows a tile may hold without spilling. */
  static final int VECTORS = registers() == 32 ? 4 : 2;

  /** Query rows in the widest tile. */
  static final int LANES = VECTORS * SPECIES.length();

  /** Document rows in the widest tile. */
  static final int ROWS = rows(VECTORS);

  /** Document rows in the tile that has most. */
  static final int MOST_ROWS = 8;

  /** Room for the inner products of any tile. */
  static final int SUMS = Math.max(rows(VECTORS) * VECTORS, rows(3) * 3) * SPECIES.length();

  private MaxSimTile() {}

  /** Document rows in a tile of so many vectors. */
  static int rows(int vectors) {
    return switch (vectors) {
      case 1 -> MaxSimTile1.ROWS;
      case 2 -> MaxSimTile2.ROWS;
      case 3 -> MaxSimTile3.ROWS;
      default -> MaxSimTile4.ROWS;
    };
  }

  /**
   * Computes a tile.
   *
   * @param vectors from 1 to 4; LANES is as many times the lanes of {@link #SPECIES}
   * @param panels {@code [dim × LANES]} from {@code panel}: value k of every query row, side by
   *     side
   * @param rows {@code [rows(vectors) × dim]} from {@code at}
   * @param ahead what is read besides
   * @param sums {@code [rows(vectors) × LANES]}, written in full
   */
  static void multiply(
      int vectors,
      float[] panels,
      int panel,
      float[] rows,
      int at,
      int dim,
      ReadAhead ahead,
      float[] sums) {
    switch (vectors) {
      case 1 -> MaxSimTile1.multiply(panels, panel, rows, at, dim, sums);
      case 2 -> MaxSimTile2.multiply(panels, panel, rows, at, dim, ahead, sums);
      case 3 -> MaxSimTile3.multiply(panels, panel, rows, at, dim, ahead, sums);
      default -> MaxSimTile4.multiply(panels, panel, rows, at, dim, ahead, sums);
    }
  }

  /** Multiplies the inner products of {@code count} rows by the rows' scales. */
  static void scale(float[] scales, int count, int lanes, float[] sums) {
    for (int j = 0; j < count; j++) {
      float scale = scales[j];
      for (int at = j * lanes; at < (j + 1) * lanes; at += SPECIES.length()) {
        TYPE.cast(FloatVector.fromArray(SPECIES, sums, at)).mul(scale).intoArray(sums, at);
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
