package dev.mizzen.bench.accuracy;

import java.util.Locale;

/** What can be measured; the name in lower case is that of the command line and of the reports. */
public enum SearchMode {
  /** By words. */
  BM25,
  /** By exact vectors, the graph beside. */
  DENSE,
  /** By words and vectors, fused by rank, the weighted sum beside. */
  HYBRID,
  /** By late interaction over the candidates of the hybrid. */
  LATE;

  /** The search. */
  public Ranker ranker() {
    return switch (this) {
      case BM25 -> Ranker.bm25();
      case DENSE -> Ranker.denseExact();
      case HYBRID -> Ranker.hybrid();
      case LATE -> Ranker.late();
    };
  }

  /** Whether it needs a model. */
  public boolean needsModel() {
    return this != BM25;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
