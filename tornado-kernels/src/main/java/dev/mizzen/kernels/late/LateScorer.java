package dev.mizzen.kernels.late;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * MaxSim of a group of queries and of documents, block by block: what a backend brings, and all
 * forms are built on. A workspace: one thread says what is compared and where results go, then
 * {@link #run} scores on several. Kept from call to call; {@link #release} lets go of the caller's
 * memory.
 */
public abstract class LateScorer implements IntConsumer {
  /** As many rows as a worker takes at once, about, if it has caches. */
  static final int BLOCK = 2048;

  private static final int[] NO_STARTS = {0};
  private static final float[] NO_VALUES = {};
  private static final MaxSimDocuments NO_DOCUMENTS =
      MaxSimDocuments.of(TokenRows.of(NO_VALUES, 1), NO_STARTS);

  private final int block;

  /** {@code [rows × dimension]} of all queries. */
  protected float[] queries = NO_VALUES;

  /** Where each query begins. */
  protected int[] queryStarts = NO_STARTS;

  private long @Nullable [] queryPresent;

  /** The group's first query. */
  protected int from;

  /** The query after the group's last. */
  protected int to;

  /** The rows and their mask. */
  protected MaxSimDocuments documents = NO_DOCUMENTS;

  /** Where each document begins. */
  protected int[] starts = NO_STARTS;

  private float[] scores = NO_VALUES;
  private int scoresAt;
  private int queryStride;
  private int documentStride;
  private int @Nullable [] best;
  private int bestAt;
  private int bestStride;
  private int base;
  private int end;

  /** For subclasses that read rows through caches. */
  protected LateScorer() {
    this(BLOCK);
  }

  /**
   * For other subclasses.
   *
   * @param block about as many rows as are scored at once, and at most as many documents, which are
   *     not divided
   */
  protected LateScorer(int block) {
    this.block = block;
  }

  /** Called when the queries are set: makes what all threads read. */
  protected abstract void prepare();

  /** Scores the documents {@code first .. end − 1}; called by any thread, at once by several. */
  protected abstract void score(int first, int end);

  final void documents(MaxSimDocuments documents) {
    rows(documents, documents.starts());
  }

  /** The rows of {@code documents}, cut otherwise. */
  final void rows(MaxSimDocuments documents, int[] starts) {
    this.documents = documents;
    this.starts = starts;
  }

  /** After the documents: the queries {@code from .. to − 1}. */
  final void queries(MaxSimQueries queries, int from, int to) {
    queries(queries.values(), queries.starts(), queries.present(), from, to);
  }

  final void queries(float[] values, int[] starts, long @Nullable [] present, int from, int to) {
    queries = values;
    queryStarts = starts;
    queryPresent = present;
    this.from = from;
    this.to = to;
    prepare();
  }

  /** The score of the group's query n and document d goes to {@code at + n·forQuery + d·forDoc}. */
  final void scoresTo(float[] scores, int at, int forQuery, int forDocument) {
    this.scores = scores;
    scoresAt = at;
    queryStride = forQuery;
    documentStride = forDocument;
  }

  /** The winner for the group's row i in document d goes to {@code at + d·forDocument + i}. */
  final void winnersTo(int @Nullable [] best, int at, int forDocument) {
    this.best = best;
    bestAt = at;
    bestStride = forDocument;
  }

  /** Scores the documents {@code first .. end − 1}; results count documents from {@code first}. */
  final void run(Workers workers, int first, int end) {
    base = first;
    this.end = end;
    workers.run(blocks(starts[end] - starts[first]), this);
  }

  private int blocks(int rows) {
    return 1 + rows / block;
  }

  /** Scores a block. Documents without rows could make it long, so it is cut by number as well. */
  @Override
  public final void accept(int number) {
    int stop = firstOf(starts, base, end, starts[base] + (number + 1L) * block);
    int d = firstOf(starts, base, end, starts[base] + (long) number * block);
    for (; d < stop; d += block) {
      score(d, Math.min(stop, d + block));
    }
  }

  /** The first of the documents {@code from .. to − 1} that begins at {@code row} or later. */
  static int firstOf(int[] starts, int from, int to, long row) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether winners are asked for. */
  protected final boolean isNamed() {
    return best != null;
  }

  /** Whether there is no mask. */
  protected final boolean isWhole() {
    return documents.present() == null && queryPresent == null;
  }

  /** Whether a row of a query counts. */
  protected final boolean queryCounts(int row) {
    return queryPresent == null || (queryPresent[row >>> 6] >>> row & 1) != 0;
  }

  /** Keeps a score. */
  protected final void put(int query, int document, float score) {
    scores[scoresAt + (query - from) * queryStride + (document - base) * documentStride] = score;
  }

  /** Keeps a winner, if they are asked for. */
  protected final void putWinner(int queryRow, int document, int winner) {
    if (best != null) {
      best[bestAt + (document - base) * bestStride + queryRow - queryStarts[from]] = winner;
    }
  }

  /** Where the winners of a document go; only if they are asked for. */
  protected final int @Nullable [] winners() {
    return best;
  }

  /** The index of a document's first winner there. */
  protected final int winnersAt(int document) {
    return bestAt + (document - base) * bestStride;
  }

  /** Lets go of what the caller gave. */
  final void release() {
    queries = NO_VALUES;
    queryStarts = NO_STARTS;
    queryPresent = null;
    documents = NO_DOCUMENTS;
    starts = NO_STARTS;
    scores = NO_VALUES;
    best = null;
  }
}
