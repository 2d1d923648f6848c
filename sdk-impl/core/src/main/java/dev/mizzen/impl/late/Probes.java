package dev.mizzen.impl.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.Ranking;
import java.util.List;

/**
 * The lists that each query token looks into, best first, and what a document gets that it does not
 * meet there. Kept from search to search; not safe for use by many threads.
 */
final class Probes {
  /** How far beyond its lists a query token looks for the score that is imputed. */
  private static final int BEYOND = 4;

  private final Ranking ranking;
  private int[] lists = new int[0];
  private float[] scores = new float[0];
  private float[] imputed = new float[0];
  private int tokens;
  private int probes;
  private int ranks;

  Probes(KernelBackend backend, Workers workers) {
    this.ranking = new Ranking(backend.ranking(workers));
  }

  /** Ranks the centroids for all query tokens. */
  void rank(float[] query, LateCodebook codebook, List<SegmentLists> segments, ListKnobs knobs) {
    tokens = query.length / codebook.dimension();
    probes = Math.min(knobs.probes(), codebook.size());
    ranks = (int) Math.min((long) probes * BEYOND, codebook.size());
    if (lists.length != tokens * ranks) {
      lists = new int[tokens * ranks];
      scores = new float[tokens * ranks];
    }
    if (imputed.length < tokens) {
      imputed = new float[tokens];
    }
    TokenRows centroids = TokenRows.of(codebook.centroidTable(), codebook.dimension());
    ranking.rank(query, centroids, null, ranks, lists, scores);
    for (int i = 0; i < tokens; i++) {
      imputed[i] = impute(i, codebook, segments, knobs.imputeAfter());
    }
  }

  private float impute(
      int token, LateCodebook codebook, List<SegmentLists> segments, int imputeAfter) {
    if (probes == codebook.size()) {
      return Float.NEGATIVE_INFINITY;
    }
    long passed = 0;
    int rank = 0;
    while (rank < ranks - 1) {
      passed += length(lists[token * ranks + rank], segments);
      if (passed > imputeAfter) {
        break;
      }
      rank++;
    }
    return scores[token * ranks + rank];
  }

  private static long length(int list, List<SegmentLists> segments) {
    long length = 0;
    for (SegmentLists segment : segments) {
      length += list < segment.lists().count() ? segment.lists().length(list) : 0;
    }
    return length;
  }

  /** The number of query tokens. */
  int tokens() {
    return tokens;
  }

  /** How many lists a query token looks into. */
  int probes() {
    return probes;
  }

  /** The list of a query token at a rank, or −1 for none. */
  int list(int token, int rank) {
    return lists[token * ranks + rank];
  }

  /** The product of a query token and the centroid at a rank. */
  float score(int token, int rank) {
    return scores[token * ranks + rank];
  }

  /** What a document gets that the query token did not meet; negative infinity if it meets all. */
  float imputed(int token) {
    return imputed[token];
  }
}
