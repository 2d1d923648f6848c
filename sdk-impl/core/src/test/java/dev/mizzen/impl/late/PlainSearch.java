package dev.mizzen.impl.late;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The algorithm of {@link ListSearch} as it is defined, in 64-bit floats and without lists. */
final class PlainSearch {
  private final double[] scores;

  PlainSearch(LateCase corpus, float[] query, ListKnobs knobs) {
    LateCodebook codebook = corpus.codebook;
    int dimension = corpus.dimension;
    scores = new double[corpus.documents.size()];
    long[] lengths = new long[codebook.size()];
    corpus.encoded.forEach(tokens -> Arrays.stream(tokens.centroids()).forEach(c -> lengths[c]++));
    float[] centroids = codebook.centroids();
    for (int i = 0; i < query.length / dimension; i++) {
      int row = i * dimension;
      double[] similar = new double[codebook.size()];
      for (int c = 0; c < similar.length; c++) {
        similar[c] = dot(query, row, centroids, c * dimension, dimension);
      }
      int[] order =
          IntStream.range(0, similar.length)
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -similar[c]))
              .mapToInt(c -> c)
              .toArray();
      int probes = Math.min(knobs.probes(), order.length);
      double imputed = Double.NEGATIVE_INFINITY;
      if (probes < order.length) {
        int rank = 0;
        long passed = lengths[order[0]];
        while (passed <= knobs.imputeAfter() && rank < Math.min(4 * probes, order.length) - 1) {
          passed += lengths[order[++rank]];
        }
        imputed = similar[order[rank]];
      }
      boolean[] probed = new boolean[order.length];
      for (int rank = 0; rank < probes; rank++) {
        probed[order[rank]] = true;
      }
      for (int d = 0; d < scores.length; d++) {
        EncodedTokens tokens = corpus.encoded.get(d);
        float[] decoded = corpus.decoded(d);
        double best = imputed;
        for (int t = 0; t < tokens.count(); t++) {
          if (probed[tokens.centroids()[t]]) {
            best = Math.max(best, dot(query, row, decoded, t * dimension, dimension));
          }
        }
        scores[d] += best;
      }
    }
  }

  double score(int document) {
    return scores[document];
  }

  private static double dot(float[] a, int from, float[] b, int at, int dimension) {
    double dot = 0;
    for (int k = 0; k < dimension; k++) {
      dot += (double) a[from + k] * b[at + k];
    }
    return dot;
  }
}
