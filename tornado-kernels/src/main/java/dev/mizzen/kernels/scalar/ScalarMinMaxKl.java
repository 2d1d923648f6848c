package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The definition of {@link MinMaxKlKernel}. */
final class ScalarMinMaxKl implements MinMaxKlKernel {
  @Override
  public double minMaxKl(
      float[] student, float[] teacher, int[] starts, float @Nullable [] gradients) {
    int groups = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      groups += starts[g] < starts[g + 1] ? 1 : 0;
    }
    double loss = 0;
    for (int g = 0; g + 1 < starts.length; g++) {
      if (starts[g] < starts[g + 1]) {
        loss += group(student, teacher, starts[g], starts[g + 1], gradients, 1.0 / groups);
      }
    }
    return groups == 0 ? 0 : loss / groups;
  }

  private static double group(
      float[] student,
      float[] teacher,
      int from,
      int to,
      float @Nullable [] gradients,
      double mean) {
    int lowest = from;
    int highest = from;
    for (int j = from; j < to; j++) {
      lowest = student[j] < student[lowest] ? j : lowest;
      highest = student[j] > student[highest] ? j : highest;
    }
    double minimum = student[lowest];
    double range = student[highest] - minimum + EPSILON;
    double studentSum = logSum(student, from, to, minimum, range);
    double teacherSum = logSum(teacher, from, to, 0, 1);
    double loss = 0;
    double along = 0;
    for (int j = from; j < to; j++) {
      double normal = (student[j] - minimum) / range;
      double target = teacher[j] - teacherSum;
      loss += Math.exp(target) * (target - (normal - studentSum));
      along += (Math.exp(normal - studentSum) - Math.exp(target)) * normal;
    }
    if (gradients == null) {
      return loss;
    }
    if (lowest == highest) {
      Arrays.fill(gradients, from, to, 0);
      return loss;
    }
    for (int j = from; j < to; j++) {
      double normal = (student[j] - minimum) / range;
      double slope = Math.exp(normal - studentSum) - Math.exp(teacher[j] - teacherSum);
      // A higher minimum narrows the range, a higher maximum widens it.
      slope += j == lowest ? along : j == highest ? -along : 0;
      gradients[j] = (float) (mean * slope / range);
    }
    return loss;
  }

  /** {@code log Σ exp((x − shift)/range)}. */
  private static double logSum(float[] values, int from, int to, double shift, double range) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (int j = from; j < to; j++) {
      maximum = Math.max(maximum, (values[j] - shift) / range);
    }
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += Math.exp((values[j] - shift) / range - maximum);
    }
    return maximum + Math.log(sum);
  }
}
