package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/** MaxSim of one or more queries, compiled for rows of one type and arrays of some capacity. */
final class MaxSimPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(MaxSimTask.SIZES);
  private final FloatArray query;
  private final IntArray queryStarts;
  private final MaxSimRows rows;
  private final FloatArray maxima;
  private final IntArray best;
  private final FloatArray scores;
  private final DevicePlan plan;
  private @Nullable WorkerGrid grid;

  /**
   * How many values each array holds.
   *
   * @param queries queries that are scored at once
   * @param query their values
   * @param rows the documents' values
   * @param scales rows that have a scale
   * @param pairs documents times query rows
   * @param scores documents times queries
   */
  record Capacity(
      int queries, int query, int rows, int scales, int documents, int pairs, int scores) {
    /** As a pool of plans has them. */
    Capacity(int[] sizes) {
      this(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6]);
    }

    int[] sizes() {
      return new int[] {queries, query, rows, scales, documents, pairs, scores};
    }
  }

  /**
   * What a plan is compiled for.
   *
   * @param type how rows are stored
   * @param resident whether the documents travel with the first call only
   * @param tiled whether single floats are compared in tiles
   */
  record Form(ElementType type, boolean resident, boolean tiled) {
    boolean isTiled() {
      return tiled && type == ElementType.FLOAT32;
    }
  }

  /** A plan that is compiled when it first runs. */
  MaxSimPlan(Device device, Form form, Capacity capacity) {
    query = new FloatArray(capacity.query());
    queryStarts = new IntArray(capacity.queries() + 1);
    rows = new MaxSimRows(form.type(), capacity);
    maxima = new FloatArray(capacity.pairs());
    best = new IntArray(capacity.pairs());
    scores = new FloatArray(capacity.scores());
    TaskGraph graph =
        new TaskGraph("maxSim")
            .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, query, queryStarts)
            .transferToDevice(
                form.resident()
                    ? DataTransferMode.FIRST_EXECUTION
                    : DataTransferMode.EVERY_EXECUTION,
                rows.values,
                rows.scales,
                rows.starts);
    compare(graph, form.isTiled());
    graph
        .task("sums", MaxSimTask::sums, sizes, queryStarts, maxima, scores)
        .transferToHost(DataTransferMode.UNDER_DEMAND, scores, best, maxima);
    plan = new DevicePlan(device, graph);
    if (form.isTiled()) {
      grid = new WorkerGrid1D(TiledMaxSimTask.GROUP);
      grid.setLocalWork(TiledMaxSimTask.GROUP, 1, 1);
      plan.grid("maxSim.rows", grid);
    }
  }

  private void compare(TaskGraph graph, boolean tiled) {
    IntArray starts = rows.starts;
    FloatArray scales = rows.scales;
    switch (rows.values) {
      case FloatArray values when tiled ->
          graph.task(
              "rows",
              TiledMaxSimTask::tiledRows,
              new KernelContext(),
              sizes,
              query,
              values,
              starts,
              maxima,
              best);
      case FloatArray values ->
          graph.task("rows", MaxSimTask::bestRows, sizes, query, values, starts, maxima, best);
      case ShortArray values ->
          graph.task(
              "rows", MaxSimTask::bestHalfRows, sizes, query, values, scales, starts, maxima, best);
      case ByteArray values ->
          graph.task(
              "rows", MaxSimTask::bestByteRows, sizes, query, values, scales, starts, maxima, best);
      default -> throw new AssertionError(rows.values);
    }
  }

  /** Copies the documents {@code from .. to − 1} to where the next run reads them. */
  void setDocuments(TokenRows documents, int[] starts, int from, int to) {
    rows.set(documents, starts, from, to);
    setSizes(documents);
  }

  /** Also without the rows that a mask leaves out. */
  void setDocuments(MaxSimDocuments documents, int[] starts, int from, int to) {
    rows.set(documents, starts, from, to);
    setSizes(documents.rows());
  }

  private void setSizes(TokenRows documents) {
    sizes.set(MaxSimTask.DOCUMENTS, rows.documents());
    sizes.set(MaxSimTask.DIMENSION, documents.dimension());
  }

  /** Scores the documents against one query: {@code values} of {@code all} from {@code at} on. */
  void run(float[] all, int at, int values, boolean withBest) {
    queryStarts.set(0, 0);
    queryStarts.set(1, values / sizes.get(MaxSimTask.DIMENSION));
    Transfers.put(all, at, values, query);
    run(1, withBest);
  }

  /**
   * Scores the documents against several queries.
   *
   * @param values of all queries
   * @param starts where the rows of each query begin, and those of the last end
   */
  void run(float[] values, int[] starts, int queries, boolean withBest) {
    Transfers.put(starts, 0, queries + 1, queryStarts);
    Transfers.put(values, 0, starts[queries] * sizes.get(MaxSimTask.DIMENSION), query);
    run(queries, withBest);
  }

  private void run(int queries, boolean withBest) {
    sizes.set(MaxSimTask.QUERIES, queries);
    sizes.set(MaxSimTask.QUERY_ROWS, queryStarts.get(queries));
    if (grid != null) {
      grid.setGlobalWork((long) documents() * TiledMaxSimTask.GROUP, 1, 1);
    }
    DevicePlan.Result result = plan.run();
    result.fetch(scores, documents() * queries);
    if (withBest) {
      result.fetch(best, documents() * queryRows());
    }
  }

  /** The number of documents that the plan has now. */
  int documents() {
    return rows.documents();
  }

  private int queryRows() {
    return sizes.get(MaxSimTask.QUERY_ROWS);
  }

  /** The fetched score of a document by the only query. */
  float score(int document) {
    return score(document, 0);
  }

  /** The fetched score of a document by one of several queries. */
  float score(int document, int query) {
    float score = scores.get(document * sizes.get(MaxSimTask.QUERIES) + query);
    return score == MaxSimTask.LOWEST ? Float.NEGATIVE_INFINITY : score;
  }

  /** The fetched winner among a document's rows. */
  int winner(int document, int queryRow) {
    return rows.winner(document, best.get(document * queryRows() + queryRow));
  }

  /**
   * Copies the fetched winners.
   *
   * @param at where the first document's first row belongs
   * @param stride how far the next document's is from it
   */
  void best(int[] target, int at, int stride) {
    for (int d = 0; d < documents(); d++) {
      for (int i = 0; i < queryRows(); i++) {
        target[at + d * stride + i] = winner(d, i);
      }
    }
  }

  @Override
  public void close() {
    plan.close();
  }
}
