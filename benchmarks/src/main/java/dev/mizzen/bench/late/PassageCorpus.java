package dev.mizzen.bench.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSim;
import java.util.Random;

/**
 * A synthetic corpus: each passage is four distinct sentences of a store, drawn at random. Only the
 * sentences are in memory, once each, so that passages may be many.
 */
final class PassageCorpus implements LateCorpus {
  private static final int SENTENCES = 4;

  private final int dimension;
  private final int[] passages;
  private final int[] starts;
  private final float[] rows;
  private final MaxSim maxSim;

  PassageCorpus(KernelBackend backend, TokenStore store, int count, long seed) {
    int sentences = store.sentenceCount();
    this.dimension = store.dimension();
    this.passages = draw(sentences, count, seed);
    this.starts = new int[sentences + 1];
    for (int s = 0; s < sentences; s++) {
      starts[s + 1] = starts[s] + store.sentences()[2 * s + 1] - store.sentences()[2 * s];
    }
    this.rows = new float[starts[sentences] * dimension];
    for (int s = 0; s < sentences; s++) {
      int values = (starts[s + 1] - starts[s]) * dimension;
      int from = store.sentences()[2 * s] * dimension;
      System.arraycopy(store.rows(), from, rows, starts[s] * dimension, values);
    }
    this.maxSim = new MaxSim(backend.maxSim(Workers.caller()));
  }

  /** Passages come one after the other, so that a larger corpus begins as a smaller one. */
  private static int[] draw(int sentences, int count, long seed) {
    Random random = new Random(seed);
    int[] drawn = new int[count * SENTENCES];
    for (int i = 0; i < drawn.length; i++) {
      do {
        drawn[i] = random.nextInt(sentences);
      } while (isRepeated(drawn, i));
    }
    return drawn;
  }

  private static boolean isRepeated(int[] drawn, int i) {
    for (int j = i / SENTENCES * SENTENCES; j < i; j++) {
      if (drawn[j] == drawn[i]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int documents() {
    return passages.length / SENTENCES;
  }

  @Override
  public float[] distinctTokens() {
    return rows;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int[] ranges(int document) {
    int[] ranges = new int[2 * SENTENCES];
    for (int s = 0; s < SENTENCES; s++) {
      int sentence = passages[document * SENTENCES + s];
      ranges[2 * s] = starts[sentence];
      ranges[2 * s + 1] = starts[sentence + 1];
    }
    return ranges;
  }

  /** The best of each sentence for each query token is the same in every passage that has it. */
  @Override
  public float[] exactScores(float[] query) {
    int tokens = query.length / dimension;
    int sentences = starts.length - 1;
    int[] winners = new int[sentences * tokens];
    maxSim.maxSim(query, TokenRows.of(rows, dimension), starts, new float[sentences], winners);
    float[] best = new float[winners.length];
    for (int i = 0; i < winners.length; i++) {
      int row = starts[i / tokens] + winners[i];
      best[i] = dot(query, i % tokens * dimension, row * dimension);
    }
    float[] scores = new float[documents()];
    for (int d = 0; d < scores.length; d++) {
      scores[d] = score(best, tokens, d);
    }
    return scores;
  }

  private float score(float[] best, int tokens, int document) {
    float sum = 0;
    for (int i = 0; i < tokens; i++) {
      float most = Float.NEGATIVE_INFINITY;
      for (int s = 0; s < SENTENCES; s++) {
        most = Math.max(most, best[passages[document * SENTENCES + s] * tokens + i]);
      }
      sum += most;
    }
    return sum;
  }

  private float dot(float[] query, int from, int at) {
    double dot = 0;
    for (int k = 0; k < dimension; k++) {
      dot += (double) query[from + k] * rows[at + k];
    }
    return (float) dot;
  }
}
