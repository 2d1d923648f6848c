package dev.mizzen.impl.late;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FastScanSums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds documents by late interaction over inverted lists, without decoding a token (PLAID,
 * arXiv:2205.09707; WARP, arXiv:2501.17788).
 *
 * <p>Each query token looks into the lists of its best centroids. A token t there scores {@code ⟨q,
 * centroid⟩ + Σⱼ table_q[j][code(t, j)]} with tables of bytes ({@link QueryTables}). A document
 * gets for each query token the best of its tokens, or what is imputed if none is better, and the
 * sum over the query. A document that no query token met above what is imputed is not found.
 *
 * <p>Cost O(Q·C·dimension) for the centroids, and O(m) for each query token and token of a list
 * that it looks into. Scores are whole numbers of steps until the end, so results are the same bits
 * for any number of threads. Nothing large is allocated once a search as large has been. Safe for
 * use by many threads.
 */
public final class ListSearch {
  private final KernelBackend backend;
  private final Workers workers;
  private final FastScanSums kernel;
  private final ConcurrentLinkedQueue<SearchSpace> spaces = new ConcurrentLinkedQueue<>();

  /** A search on the kernels of {@code backend}. */
  public ListSearch(KernelBackend backend, Workers workers) {
    this.backend = backend;
    this.workers = workers;
    this.kernel = new FastScanSums(backend.fastScanSums(Workers.caller()));
  }

  /**
   * Finds the best documents of segments that share a codebook.
   *
   * @param query {@code [Q × dimension]}, finite; none is found without query tokens
   * @param codebook the latest version of those that the segments were coded with
   * @throws IllegalArgumentException if the query is no whole number of rows or not finite, or a
   *     segment has more lists than the codebook has centroids
   * @throws IOException if a list cannot be read
   */
  public ListCandidates search(
      float[] query, LateCodebook codebook, List<SegmentLists> segments, ListKnobs knobs)
      throws IOException {
    check(query, codebook, segments);
    if (query.length == 0 || segments.isEmpty()) {
      return ListCandidates.NONE;
    }
    SearchSpace kept = spaces.poll();
    SearchSpace space = kept == null ? new SearchSpace(backend, workers) : kept;
    try {
      return search(query, codebook, segments, knobs, space);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      spaces.add(space);
    }
  }

  private static void check(float[] query, LateCodebook codebook, List<SegmentLists> segments) {
    if (query.length % codebook.dimension() != 0) {
      throw new IllegalArgumentException(
          query.length + " query values are not whole rows of dimension " + codebook.dimension());
    }
    Finite.check(query, codebook.dimension(), 0);
    for (SegmentLists segment : segments) {
      if (segment.lists().count() > codebook.size()) {
        throw new IllegalArgumentException(
            "a segment has "
                + segment.lists().count()
                + " lists, but the codebook "
                + codebook.size()
                + " centroids");
      }
    }
  }

  private ListCandidates search(
      float[] query,
      LateCodebook codebook,
      List<SegmentLists> segments,
      ListKnobs knobs,
      SearchSpace space) {
    space.probes().rank(query, codebook, segments, knobs);
    space.tables().set(query, codebook, space.probes());
    space.best().reset(knobs.candidates());
    for (SegmentLists segment : segments) {
      scan(segment, space, codebook.subspaces());
    }
    return candidates(space);
  }

  /** Query tokens are dealt to threads, each with its own totals, which are whole numbers. */
  private void scan(SegmentLists segment, SearchSpace space, int subspaces) {
    int parts = Math.min(workers.threads(), space.probes().tokens());
    for (int part = 0; part < parts; part++) {
      space.scan(part).scores().reset(segment.documents(), segment.accepted());
    }
    workers.run(parts, part -> scan(segment, space, subspaces, part, parts));
    DocumentScores scores = space.scan(0).scores();
    for (int part = 1; part < parts; part++) {
      scores.merge(space.scan(part).scores());
    }
    scores.offerTo(space.best(), segment.base());
  }

  private void scan(SegmentLists segment, SearchSpace space, int subspaces, int part, int parts) {
    ListScan scan = new ListScan(kernel, segment.lists(), space, space.scan(part), subspaces);
    try {
      for (int token = part; token < space.probes().tokens(); token += parts) {
        scan.token(token);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ListCandidates candidates(SearchSpace space) {
    BestKeys best = space.best();
    best.sort();
    int[] documents = new int[best.size()];
    float[] scores = new float[best.size()];
    for (int rank = 0; rank < documents.length; rank++) {
      documents[rank] = best.document(rank);
      scores[rank] = space.tables().score(space.probes().tokens(), best.total(rank));
    }
    return new ListCandidates(documents, scores);
  }
}
