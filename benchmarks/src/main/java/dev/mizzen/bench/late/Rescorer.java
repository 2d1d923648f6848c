package dev.mizzen.bench.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSim;
import java.util.function.Supplier;

/**
 * Scores candidates by all their tokens: as bytes with a scale each, or as their codes stand for.
 * Safe for use by many threads.
 */
final class Rescorer {
  private final LateCorpus corpus;
  private final MaxSim maxSim;
  private final ThreadLocal<TokenSource> sources;

  Rescorer(KernelBackend backend, LateCorpus corpus, Supplier<? extends TokenSource> source) {
    this.corpus = corpus;
    this.maxSim = new MaxSim(backend.maxSim(Workers.caller()));
    this.sources = ThreadLocal.withInitial(source);
  }

  /** Tokens of a document by their numbers. Not safe for use by many threads. */
  interface TokenSource {
    /** The tokens of the ranges, one after the other. */
    TokenRows rows(int[] ranges, int count);
  }

  /** The scores of some documents. */
  float[] scores(float[] query, int[] documents) {
    float[] scores = new float[documents.length];
    float[] score = new float[1];
    TokenSource source = sources.get();
    for (int i = 0; i < documents.length; i++) {
      int tokens = corpus.tokens(documents[i]);
      TokenRows rows = source.rows(corpus.ranges(documents[i]), tokens);
      maxSim.maxSim(query, rows, new int[] {0, tokens}, score, null);
      scores[i] = score[0];
    }
    return scores;
  }
}
