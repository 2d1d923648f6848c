package dev.mizzen.kernels.graph;

import dev.mizzen.kernels.Rounding;
import dev.mizzen.kernels.Rounding.Bounded;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random product and its value in 64-bit floats. */
final class GraphCase {
  /** Which factors the values of edges have. */
  enum Weighting {
    ONES,
    SYMMETRIC,
    MEAN,
    EDGES,
    ALL
  }

  /** The sizes of a random graph, in which every fifth row and every seventh column is empty. */
  record Shape(int rows, int columns, int edges, int hubDegree) {}

  final CsrGraph graph;
  final EdgeWeights weights;
  final int dimension;
  final float[] operand;
  final float[] before;
  final float layerWeight;

  GraphCase(Shape shape, Weighting weighting, int dimension, float magnitude, long seed) {
    Random random = new Random(seed);
    this.graph = graph(shape, random);
    this.weights = weights(graph, weighting, random);
    this.dimension = dimension;
    this.operand = values(shape.columns() * dimension, magnitude, random);
    this.before = values(shape.rows() * dimension, magnitude, random);
    this.layerWeight = 1f / 3;
  }

  /** With duplicates whenever there are few columns; row 1 is the hub, if there is one. */
  static CsrGraph graph(Shape shape, Random random) {
    int[] sources = new int[shape.edges() + shape.hubDegree()];
    int[] targets = new int[sources.length];
    for (int e = 0; e < sources.length; e++) {
      int source = random.nextInt(shape.rows());
      int target = random.nextInt(shape.columns());
      sources[e] = e >= shape.edges() ? 1 : source % 5 == 3 ? 0 : source;
      targets[e] = target % 7 == 4 ? 0 : target;
    }
    return CsrGraph.ofEdges(shape.rows(), shape.columns(), sources, targets);
  }

  private static EdgeWeights weights(CsrGraph graph, Weighting weighting, Random random) {
    float[] edges = values(graph.neighbours().length, 1, random);
    return switch (weighting) {
      case ONES -> EdgeWeights.ones();
      case SYMMETRIC -> EdgeWeights.symmetric(graph);
      case MEAN -> EdgeWeights.mean(graph);
      case EDGES -> EdgeWeights.of(edges);
      case ALL -> EdgeWeights.symmetric(graph).withEdges(edges);
    };
  }

  private static float[] values(int count, float magnitude, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = magnitude * (2 * random.nextFloat() - 1);
    }
    return values;
  }

  /** What the kernel left in its results. */
  record Results(float @Nullable [] product, float @Nullable [] sum) {}

  Results run(GraphConvolutionKernel kernel, boolean withProduct, boolean withSum) {
    int length = graph.rows() * dimension;
    float[] product = withProduct ? new float[length] : null;
    if (product != null) {
      Arrays.fill(product, Float.NaN);
    }
    float[] sum = withSum ? before.clone() : null;
    kernel.multiply(graph, weights, operand, dimension, product, layerWeight, sum);
    return new Results(product, sum);
  }

  /**
   * The product at {@code [row, k]}: {@code degree} terms of up to three roundings each, {@code
   * degree − 1} additions, and the weight of the row; each may also lose half the smallest float.
   */
  Bounded product(int row, int k) {
    double scale = factor(weights.rows(), row);
    double total = 0;
    double magnitude = 0;
    for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
      int column = graph.neighbours()[e];
      double weight = factor(weights.columns(), column) * factor(weights.edges(), e);
      double term = weight * operand[column * dimension + k];
      total += term;
      magnitude += Math.abs(term);
    }
    int degree = graph.degree(row);
    double underflow = (2 * degree * Math.abs(scale) + 1) * Float.MIN_VALUE;
    double bound = Rounding.gamma(degree + 3) * Math.abs(scale) * magnitude;
    return new Bounded(scale * total, bound + underflow);
  }

  /** The sum at {@code [row, k]}: two more roundings. */
  Bounded sum(int row, int k) {
    Bounded product = product(row, k);
    double start = before[row * dimension + k];
    double added = layerWeight * product.value();
    double carried = layerWeight * product.bound();
    double rounded = Rounding.gamma(2) * (Math.abs(added) + carried + Math.abs(start));
    return new Bounded(start + added, carried + rounded + 2 * Float.MIN_VALUE);
  }

  private static double factor(float @Nullable [] factors, int index) {
    return factors == null ? 1 : factors[index];
  }
}
