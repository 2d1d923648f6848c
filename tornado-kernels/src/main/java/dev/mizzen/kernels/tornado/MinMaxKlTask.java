package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Min-max KL in double precision, as a plain parallel loop over groups. */
final class MinMaxKlTask {
  /** Place in {@code sizes}: how many groups there are. */
  static final int GROUPS = 0;

  /** How many of them have scores. */
  static final int COUNTED = 1;

  /** Values in {@code sizes}. */
  static final int SIZES = 2;

  private static final double EPSILON = 1e-8;

  private MinMaxKlTask() {}

  /**
   * The loss and the gradient of each group.
   *
   * @param starts {@code [groups + 1]}
   * @param losses {@code [groups]}, 0 without scores
   * @param gradients {@code [scores]}, of the mean
   */
  static void groupLosses(
      IntArray sizes,
      FloatArray student,
      FloatArray teacher,
      IntArray starts,
      DoubleArray losses,
      FloatArray gradients) {
    for (@Parallel int g = 0; g < losses.getSize(); g++) {
      if (g < sizes.get(GROUPS)) {
        int from = starts.get(g);
        int to = starts.get(g + 1);
        int lowest = from;
        int highest = from;
        double greatest = -Float.MAX_VALUE;
        for (int j = from; j < to; j++) {
          lowest = student.get(j) < student.get(lowest) ? j : lowest;
          highest = student.get(j) > student.get(highest) ? j : highest;
          greatest = TornadoMath.max(greatest, teacher.get(j));
        }
        double minimum = from < to ? student.get(lowest) : 0f;
        double maximum = from < to ? student.get(highest) : 0f;
        double range = maximum - minimum + EPSILON;
        double studentSum = 0.0;
        double teacherSum = 0.0;
        for (int j = from; j < to; j++) {
          // The highest normal score is at most 1: no need to take it off.
          studentSum += TornadoMath.exp((student.get(j) - minimum) / range);
          teacherSum += TornadoMath.exp(teacher.get(j) - greatest);
        }
        double studentLog = TornadoMath.log(studentSum);
        double teacherLog = greatest + TornadoMath.log(teacherSum);
        double loss = 0.0;
        double along = 0.0;
        for (int j = from; j < to; j++) {
          double normal = (student.get(j) - minimum) / range;
          double target = teacher.get(j) - teacherLog;
          double chance = TornadoMath.exp(target);
          loss += chance * (target - (normal - studentLog));
          along += (TornadoMath.exp(normal - studentLog) - chance) * normal;
        }
        losses.set(g, loss);
        for (int j = from; j < to; j++) {
          double normal = (student.get(j) - minimum) / range;
          double slope =
              TornadoMath.exp(normal - studentLog) - TornadoMath.exp(teacher.get(j) - teacherLog);
          // A higher minimum narrows the range, a higher maximum widens it.
          slope += j == lowest ? along : 0.0;
          slope -= j == highest ? along : 0.0;
          double share = slope / range / sizes.get(COUNTED);
          gradients.set(j, lowest == highest ? 0f : (float) share);
        }
      }
    }
  }
}
