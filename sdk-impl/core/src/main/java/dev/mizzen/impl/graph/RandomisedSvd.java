package dev.mizzen.impl.graph;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The largest singular values of a sparse matrix and their right singular vectors, by subspace
 * iteration on twice as many columns as asked for (Halko, Martinsson and Tropp, SIAM Review 2011,
 * algorithms 4.4 and 5.3) and a Rayleigh–Ritz step. The same seed gives the same bits.
 *
 * <p>Cost {@code 4 · edges · l} flops for each iteration, and {@code 4 · columns · l²} for bringing
 * the basis back to orthonormal, {@code l = 2 · rank}, at least {@code rank + 32}; two blocks of
 * {@code rows × l} and {@code columns × l} floats. After q iterations the error of a singular
 * vector falls with {@code (σ_{l+1} ⁄ σ)^{2q}}.
 */
public final class RandomisedSvd {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final int MORE = 32;

  private final GraphConvolutionKernel sparse;
  private final DenseKernel dense;

  /** On these kernels. */
  public RandomisedSvd(GraphConvolutionKernel sparse, DenseKernel dense) {
    this.sparse = sparse;
    this.dense = dense;
  }

  /**
   * Singular values and vectors.
   *
   * @param values largest first; as many as were asked for, or as the matrix has
   * @param vectors {@code [columns × values]}, row-major, orthonormal columns
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  public record RightVectors(double[] values, float[] vectors) {}

  /**
   * Decomposes.
   *
   * @param graph the pattern
   * @param weights its values
   * @param rank how many singular values, at least 1
   * @param iterations of the subspace, at least 1
   * @param progress hears after each iteration how many are done
   */
  public RightVectors of(
      CsrGraph graph,
      EdgeWeights weights,
      int rank,
      int iterations,
      long seed,
      IntConsumer progress) {
    CsrGraph transposed = graph.transpose();
    EdgeWeights back = weights.transpose(graph);
    int width = Math.min(Math.max(2 * rank, rank + MORE), Math.min(graph.rows(), graph.columns()));
    float[] basis = gaussian(graph.columns() * width, seed);
    for (int i = 0; i < iterations; i++) {
      float[] left = new float[graph.rows() * width];
      sparse.multiply(graph, weights, basis, width, left, 0, null);
      sparse.multiply(transposed, back, left, width, basis, 0, null);
      Orthonormal next = Orthonormal.of(basis, graph.columns(), width, dense);
      if (i == iterations - 1) {
        // Once more: what the first leaves, because the columns were far from orthogonal, is small.
        next = Orthonormal.of(next.basis(), graph.columns(), next.width(), dense);
      }
      basis = next.basis();
      width = next.width();
      progress.accept(i + 1);
    }
    return ritz(graph, weights, basis, width, Math.min(rank, width));
  }

  private static float[] gaussian(int count, long seed) {
    RandomGenerator random = RANDOM.create(seed);
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return values;
  }

  private RightVectors ritz(
      CsrGraph graph, EdgeWeights weights, float[] basis, int width, int rank) {
    float[] left = new float[graph.rows() * width];
    sparse.multiply(graph, weights, basis, width, left, 0, null);
    double[][] gram = Orthonormal.gram(left, graph.rows(), width, dense);
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(gram, false));
    RealMatrix vectorsOfGram = eigen.getV();
    double[] values = new double[rank];
    float[] rotation = new float[width * rank];
    for (int j = 0; j < rank; j++) {
      values[j] = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(j)));
      for (int i = 0; i < width; i++) {
        rotation[i * rank + j] = (float) vectorsOfGram.getEntry(i, j);
      }
    }
    float[] vectors = new float[graph.columns() * rank];
    dense.product(
        basis,
        graph.columns(),
        rotation,
        width,
        rank,
        null,
        false,
        Activation.IDENTITY,
        false,
        vectors);
    return new RightVectors(values, vectors);
  }
}
