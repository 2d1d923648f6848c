package dev.mizzen.kernels.contrast;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random batch with padding among its indices. */
final class KPositiveCase {
  final float[] anchors;
  final float[] table;
  final int[] positives;
  final int[] negatives;
  final int dimension;
  final float temperature;
  final float @Nullable [] logQ;

  /** The sizes of a batch. */
  record Shape(
      int anchors,
      int rows,
      int positives,
      int negatives,
      int dimension,
      InfoNceCase.Values values,
      boolean logQ) {}

  KPositiveCase(Shape shape, long seed) {
    Random random = new Random(seed);
    dimension = shape.dimension();
    temperature = shape.values() == InfoNceCase.Values.LARGE ? 0.01f : 0.2f;
    anchors = InfoNceCase.values(shape.anchors() * dimension, shape.values(), 1, random);
    table = InfoNceCase.values(shape.rows() * dimension, shape.values(), -1, random);
    positives = indices(shape.anchors() * shape.positives(), shape.rows(), random);
    negatives = indices(shape.anchors() * shape.negatives(), shape.rows(), random);
    if (shape.anchors() > 2) {
      // One anchor without positives.
      Arrays.fill(positives, shape.positives(), 2 * shape.positives(), KPositiveKernel.PADDING);
    }
    logQ =
        shape.logQ()
            ? InfoNceCase.values(shape.rows(), InfoNceCase.Values.NEGATIVE, -5, random)
            : null;
  }

  KPositiveCase(
      float[] anchors,
      float[] table,
      int[] positives,
      int[] negatives,
      int dimension,
      float temperature) {
    this.anchors = anchors;
    this.table = table;
    this.positives = positives;
    this.negatives = negatives;
    this.dimension = dimension;
    this.temperature = temperature;
    this.logQ = null;
  }

  private static int[] indices(int count, int rows, Random random) {
    int[] indices = new int[count];
    for (int j = 0; j < count; j++) {
      indices[j] = random.nextInt(6) == 0 ? KPositiveKernel.PADDING : random.nextInt(rows);
    }
    return indices;
  }

  int batch() {
    return anchors.length / dimension;
  }

  Result run(KPositiveKernel kernel) {
    float[] toAnchors = new float[anchors.length];
    float[] toTable = new float[table.length];
    Arrays.fill(toAnchors, Float.NaN);
    Arrays.fill(toTable, Float.NaN);
    double loss =
        kernel.kPositive(
            anchors, table, positives, negatives, dimension, temperature, logQ, toAnchors, toTable);
    return new Result(loss, toAnchors, toTable);
  }

  double loss(KPositiveKernel kernel) {
    return kernel.kPositive(
        anchors, table, positives, negatives, dimension, temperature, logQ, null, null);
  }

  /** What a kernel gave. */
  record Result(double loss, float[] anchors, float[] table) {}
}
