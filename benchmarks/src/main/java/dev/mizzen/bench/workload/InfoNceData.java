package dev.mizzen.bench.workload;

/**
 * A batch of queries and their documents, of length 1 and somewhat alike in pairs, and the loss
 * with its gradients in double precision.
 */
public final class InfoNceData {
  /** What similarities are divided by. */
  public static final float TEMPERATURE = 0.05f;

  private static final long SEED = 20_260_306;
  private static final float ALIKE = 0.4f;

  private final int batch;
  private final int dimension;
  private final boolean symmetric;
  private final float[] queries;
  private final float[] documents;
  private final int[] positives;

  /**
   * Makes a batch.
   *
   * @param loss {@code one} direction, or {@code symmetric}
   */
  public InfoNceData(int batch, int dimension, String loss) {
    this.batch = batch;
    this.dimension = dimension;
    symmetric =
        switch (loss) {
          case "one" -> false;
          case "symmetric" -> true;
          default -> throw new IllegalArgumentException("there is no loss '" + loss + "'");
        };
    queries = UnitRows.random(SEED, batch, dimension);
    documents = UnitRows.random(SEED + 1, batch, dimension);
    for (int i = 0; i < documents.length; i++) {
      documents[i] += ALIKE * queries[i];
    }
    positives = new int[batch];
    for (int i = 0; i < batch; i++) {
      positives[i] = i;
    }
  }

  /** The number of pairs. */
  public int batch() {
    return batch;
  }

  /** Values in a row. */
  public int dimension() {
    return dimension;
  }

  /** Whether documents compete for queries too. */
  public boolean symmetric() {
    return symmetric;
  }

  /** {@code [batch × dimension]}. */
  public float[] queries() {
    return queries;
  }

  /** {@code [batch × dimension]}. */
  public float[] documents() {
    return documents;
  }

  /** The document of each query: that of the same row. */
  public int[] positives() {
    return positives;
  }

  /** The three products that the gradients cannot do without. */
  public double flops() {
    return 6.0 * batch * batch * dimension;
  }

  /**
   * Loss and gradients in double precision: the loss, then {@code [batch × dimension]} for queries,
   * then for documents. For small batches: it keeps all similarities.
   */
  public double[] expected() {
    double[][] logits = new double[batch][batch];
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < batch; j++) {
        logits[i][j] = logit(i, j);
      }
    }
    double[][] gradient = new double[batch][batch];
    double loss = addDirection(logits, gradient, false);
    if (symmetric) {
      loss += addDirection(logits, gradient, true);
    }
    return answer(loss, gradient);
  }

  private double logit(int query, int document) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += (double) queries[query * dimension + k] * documents[document * dimension + k];
    }
    return sum / TEMPERATURE;
  }

  /** Adds ∂L/∂logits of one direction, {@code softmax − 1} at the pairs, and returns its loss. */
  private double addDirection(double[][] logits, double[][] gradient, boolean transposed) {
    double share = (symmetric ? 0.5 : 1) / batch;
    double loss = 0;
    for (int i = 0; i < batch; i++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < batch; j++) {
        highest = Math.max(highest, transposed ? logits[j][i] : logits[i][j]);
      }
      double sum = 0;
      for (int j = 0; j < batch; j++) {
        sum += Math.exp((transposed ? logits[j][i] : logits[i][j]) - highest);
      }
      for (int j = 0; j < batch; j++) {
        double logit = transposed ? logits[j][i] : logits[i][j];
        double value = share * (Math.exp(logit - highest) / sum - (i == j ? 1 : 0));
        if (transposed) {
          gradient[j][i] += value;
        } else {
          gradient[i][j] += value;
        }
      }
      loss += share * (highest + Math.log(sum) - logits[i][i]);
    }
    return loss;
  }

  private double[] answer(double loss, double[][] gradient) {
    int length = batch * dimension;
    double[] answer = new double[1 + 2 * length];
    answer[0] = loss;
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < batch; j++) {
        double value = gradient[i][j] / TEMPERATURE;
        for (int k = 0; k < dimension; k++) {
          answer[1 + i * dimension + k] += value * documents[j * dimension + k];
          answer[1 + length + j * dimension + k] += value * queries[i * dimension + k];
        }
      }
    }
    return answer;
  }
}
