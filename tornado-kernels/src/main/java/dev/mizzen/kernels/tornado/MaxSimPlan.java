package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** MaxSim compiled for arrays of some capacity. Not safe for use by many threads. */
final class MaxSimPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(MaxSimTask.SIZES);
  private final FloatArray query;
  private final FloatArray rows;
  private final IntArray starts;
  private final FloatArray maxima;
  private final IntArray best;
  private final FloatArray scores;
  private final DevicePlan plan;

  /** How many values each array holds. */
  record Capacity(int query, int rows, int documents, int pairs) {}

  /**
   * A plan that is compiled when it first runs.
   *
   * @param resident whether the documents travel with the first call only
   */
  MaxSimPlan(Device device, Capacity capacity, boolean resident) {
    query = new FloatArray(capacity.query());
    rows = new FloatArray(capacity.rows());
    starts = new IntArray(capacity.documents() + 1);
    maxima = new FloatArray(capacity.pairs());
    best = new IntArray(capacity.pairs());
    scores = new FloatArray(capacity.documents());
    int documents = resident ? DataTransferMode.FIRST_EXECUTION : DataTransferMode.EVERY_EXECUTION;
    TaskGraph graph =
        new TaskGraph("maxSim")
            .transferToDevice(documents, rows, starts)
            .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, query)
            .task("bestRows", MaxSimTask::bestRows, sizes, query, rows, starts, maxima, best)
            .task("sums", MaxSimTask::sums, sizes, maxima, scores)
            .transferToHost(DataTransferMode.UNDER_DEMAND, scores, best);
    plan = new DevicePlan(device, graph);
  }

  /** Copies the documents {@code from .. to} to where the next run reads them. */
  void setDocuments(TokenRows documents, int[] allStarts, int from, int to) {
    int first = allStarts[from];
    RowDecoder.decode(documents, first, allStarts[to] - first, rows.getSegment());
    for (int d = from; d <= to; d++) {
      starts.set(d - from, allStarts[d] - first);
    }
    sizes.set(MaxSimTask.DOCUMENTS, to - from);
    sizes.set(MaxSimTask.DIMENSION, documents.dimension());
  }

  /** Scores the documents against the {@code values} of {@code all} from {@code at} on. */
  DevicePlan.Result run(float[] all, int at, int values) {
    Transfers.put(all, at, values, query);
    sizes.set(MaxSimTask.QUERY_ROWS, values / sizes.get(MaxSimTask.DIMENSION));
    return plan.run();
  }

  /** Fetches what a run found. */
  void fetch(DevicePlan.Result result, boolean withBest) {
    result.fetch(scores, sizes.get(MaxSimTask.DOCUMENTS));
    if (withBest) {
      result.fetch(best, sizes.get(MaxSimTask.DOCUMENTS) * sizes.get(MaxSimTask.QUERY_ROWS));
    }
  }

  /** Copies the fetched scores. */
  void scores(float[] target, int at) {
    for (int d = 0; d < sizes.get(MaxSimTask.DOCUMENTS); d++) {
      float score = scores.get(d);
      target[at + d] = score == MaxSimTask.LOWEST ? Float.NEGATIVE_INFINITY : score;
    }
  }

  /** Copies the fetched rows; where no row of several has a similarity, that is the first. */
  void best(int[] target, int at) {
    int queryRows = sizes.get(MaxSimTask.QUERY_ROWS);
    for (int d = 0; d < sizes.get(MaxSimTask.DOCUMENTS); d++) {
      int none = starts.get(d) == starts.get(d + 1) ? -1 : 0;
      for (int pair = d * queryRows; pair < (d + 1) * queryRows; pair++) {
        target[at + pair] = Math.max(none, best.get(pair));
      }
    }
  }

  @Override
  public void close() {
    plan.close();
  }
}
