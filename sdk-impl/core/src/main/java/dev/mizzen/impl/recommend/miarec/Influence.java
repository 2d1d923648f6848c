package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeProduct;
import java.util.Arrays;

/**
 * How much each neighbour counts, after Newton: {@code g_ij = (μ_i·μ_j)^a ⁄ D_ij^c} and {@code M_ij
 * = |N_i|·g_ij ⁄ Σ_q g_iq}, so that the mean of M over the neighbours of a node is 1 and M_ij is
 * not M_ji (Xie and Jia, MIARec, arXiv:2510.12054; the form of g is the plainest reading of it).
 * With a = c = 0 every neighbour counts 1.
 */
final class Influence {
  /** The smallest squared distance: features that are alike do not pull without end. */
  private static final double NEAREST = 0.05;

  private Influence() {}

  /**
   * What decides the pull.
   *
   * @param mass a, the exponent of masses
   * @param distance c, the exponent of distances
   */
  record Law(double mass, double distance) {}

  /**
   * M of every edge.
   *
   * @param graph of nodes and nodes
   * @param masses μ, above 0
   * @param features {@code [nodes × dimension]}; the distance is that of the rows
   */
  static float[] of(
      CsrGraph graph,
      Law law,
      double[] masses,
      float[] features,
      int dimension,
      EdgeProduct products) {
    double[] squares = new double[graph.neighbours().length];
    if (law.distance == 0) {
      Arrays.fill(squares, 1);
    } else {
      squares(graph, features, dimension, products, squares);
    }
    return mutual(graph, law, masses, squares);
  }

  private static void squares(
      CsrGraph graph, float[] features, int dimension, EdgeProduct products, double[] squares) {
    float[] dots = new float[squares.length];
    products.multiply(graph, features, features, dimension, dots);
    double[] lengths = new double[graph.rows()];
    for (int row = 0; row < lengths.length; row++) {
      for (int k = row * dimension; k < (row + 1) * dimension; k++) {
        lengths[row] += (double) features[k] * features[k];
      }
    }
    for (int row = 0; row < graph.rows(); row++) {
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        double square = lengths[row] + lengths[graph.neighbours()[e]] - 2.0 * dots[e];
        squares[e] = Math.max(NEAREST, square);
      }
    }
  }

  /**
   * M of every edge.
   *
   * @param squares D² of every edge, above 0
   */
  static float[] mutual(CsrGraph graph, Law law, double[] masses, double[] squares) {
    float[] mutual = new float[graph.neighbours().length];
    for (int row = 0; row < graph.rows(); row++) {
      int from = graph.starts()[row];
      int to = graph.starts()[row + 1];
      double sum = 0;
      double[] pulls = new double[to - from];
      for (int e = from; e < to; e++) {
        // The node's own mass is in every g of the row and cancels.
        double mass = Math.pow(masses[graph.neighbours()[e]], law.mass);
        pulls[e - from] = mass / Math.pow(squares[e], law.distance / 2);
        sum += pulls[e - from];
      }
      for (int e = from; e < to; e++) {
        mutual[e] = (float) ((to - from) * pulls[e - from] / sum);
      }
    }
    return mutual;
  }
}
