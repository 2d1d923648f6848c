package dev.mizzen.bench.accuracy;

import dev.mizzen.search.Fusion;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.Map;

/** Turns an encoded query into the search that is measured. */
@FunctionalInterface
public interface Ranker {
  /** How deep each part of a fusion is, and how many candidates late interaction ranks. */
  int CANDIDATES = 100;

  /** The constant of reciprocal rank fusion. */
  int RRF_CONSTANT = 60;

  /** The search for the {@code limit} best documents. */
  Query query(EncodedQuery query, int limit);

  /** By words. */
  static Ranker bm25() {
    return (query, limit) -> Query.bm25(query.text()).limit(limit);
  }

  /** By every vector. */
  static Ranker denseExact() {
    return (query, limit) -> Query.dense(query.requireVector()).exact().limit(limit);
  }

  /** By the graph, at its default effort. */
  static Ranker denseGraph() {
    return (query, limit) -> Query.dense(query.requireVector()).limit(limit);
  }

  /** By words and exact vectors, fused by rank. */
  static Ranker hybrid() {
    return fused(Fusion.rrf(RRF_CONSTANT));
  }

  /**
   * By words and exact vectors, scores weighted {@code 1 − denseWeight} and {@code denseWeight}.
   */
  static Ranker weighted(double denseWeight) {
    return fused(Fusion.weighted(Map.of(Mode.BM25, 1 - denseWeight, Mode.DENSE, denseWeight)));
  }

  /** By late interaction over the best of {@link #hybrid()}. */
  static Ranker late() {
    return (query, limit) ->
        hybrid()
            .query(query, limit)
            .mode(Mode.LATE)
            .candidatesFrom(Mode.HYBRID)
            .tokenVectors(query.tokenVectors().orElseThrow());
  }

  private static Ranker fused(Fusion fusion) {
    return (query, limit) ->
        Query.hybrid(query.text())
            .vector(query.requireVector())
            .exact()
            .fusion(fusion)
            .candidates(CANDIDATES)
            .limit(limit);
  }
}
