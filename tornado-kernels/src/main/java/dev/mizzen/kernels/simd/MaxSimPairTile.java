package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products like those of {@link MaxSimTile} for so few query rows that they would fill half
 * of a vector at most: two neighbouring values of each row lie side by side, so a step multiplies
 * two values of a document row with all of them. Two lanes are added at the end.
 */
final class MaxSimPairTile {
  /** Document rows in a tile. */
  static final int ROWS = 8;

  private static final VectorSpecies<Long> PAIRS =
      VectorSpecies.of(long.class, SPECIES.vectorShape());
  private static final int STEP = SPECIES.length();

  /** The most query rows. */
  static final int MOST = STEP / 2;

  private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i % STEP);
  private static final VectorShuffle<Float> ODD =
      VectorShuffle.fromOp(SPECIES, i -> (2 * i + 1) % STEP);

  private MaxSimPairTile() {}

  /**
   * Computes a tile.
   *
   * @param panel {@code [steps × MOST × 2]}: two values of every query row, side by side
   * @param rows {@code [ROWS × steps]} pairs of values
   * @param ahead what is read besides
   * @param sums {@code [ROWS × lanes]}, written in full
   */
  static void multiply(float[] panel, long[] rows, int steps, ReadAhead ahead, float[] sums) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int at1 = steps;
    int at2 = at1 + steps;
    int at3 = at2 + steps;
    int at4 = at3 + steps;
    int at5 = at4 + steps;
    int at6 = at5 + steps;
    int at7 = at6 + steps;
    MemorySegment memory = ahead.memory();
    long offset = ahead.offset();
    int stride = ahead.stride();
    int bytes = 0;
    for (int k = 0; k < steps; k++) {
      bytes += memory.get(JAVA_BYTE, offset + (long) k * stride);
      FloatVector p = FloatVector.fromArray(SPECIES, panel, k * STEP);
      a0 = Lanes.multiplyAdd(p, pair(rows[k]), a0);
      a1 = Lanes.multiplyAdd(p, pair(rows[at1 + k]), a1);
      a2 = Lanes.multiplyAdd(p, pair(rows[at2 + k]), a2);
      a3 = Lanes.multiplyAdd(p, pair(rows[at3 + k]), a3);
      a4 = Lanes.multiplyAdd(p, pair(rows[at4 + k]), a4);
      a5 = Lanes.multiplyAdd(p, pair(rows[at5 + k]), a5);
      a6 = Lanes.multiplyAdd(p, pair(rows[at6 + k]), a6);
      a7 = Lanes.multiplyAdd(p, pair(rows[at7 + k]), a7);
    }
    added(a0).intoArray(sums, 0);
    added(a1).intoArray(sums, STEP);
    added(a2).intoArray(sums, 2 * STEP);
    added(a3).intoArray(sums, 3 * STEP);
    added(a4).intoArray(sums, 4 * STEP);
    added(a5).intoArray(sums, 5 * STEP);
    added(a6).intoArray(sums, 6 * STEP);
    added(a7).intoArray(sums, 7 * STEP);
    ahead.keep(bytes);
  }

  private static FloatVector pair(long values) {
    return LongVector.broadcast(PAIRS, values).reinterpretAsFloats();
  }

  /** The sum of lanes 2i and 2i + 1 in lane i. */
  private static FloatVector added(FloatVector lanes) {
    return lanes.rearrange(EVEN).add(lanes.rearrange(ODD));
  }
}
