package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
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
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** MaxSim compiled for rows of one type and arrays of some capacity. */
final class MaxSimPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(MaxSimTask.SIZES);
  private final FloatArray query;
  private final TornadoNativeArray rows;
  private final FloatArray scales;
  private final IntArray starts;
  private final FloatArray maxima;
  private final IntArray best;
  private final FloatArray scores;
  private final DevicePlan plan;
  private @Nullable WorkerGrid grid;

  /** How many values each array holds; {@code scales} counts rows that have one. */
  record Capacity(int query, int rows, int scales, int documents, int pairs) {}

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
    ElementType type = form.type();
    query = new FloatArray(capacity.query());
    starts = new IntArray(capacity.documents() + 1);
    maxima = new FloatArray(capacity.pairs());
    best = new IntArray(capacity.pairs());
    scores = new FloatArray(capacity.documents());
    scales = type == ElementType.FLOAT16 ? HalfPowers.table() : new FloatArray(capacity.scales());
    TaskGraph graph = new TaskGraph("maxSim");
    rows =
        switch (type) {
          case FLOAT32 -> floats(graph, new FloatArray(capacity.rows()), form.isTiled());
          case FLOAT16 -> halves(graph, new ShortArray(capacity.rows()));
          case INT8 -> bytes(graph, new ByteArray(capacity.rows()));
        };
    graph
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, query)
        .transferToDevice(
            form.resident() ? DataTransferMode.FIRST_EXECUTION : DataTransferMode.EVERY_EXECUTION,
            rows,
            scales,
            starts)
        .task("sums", MaxSimTask::sums, sizes, maxima, scores)
        .transferToHost(DataTransferMode.UNDER_DEMAND, scores, best, maxima);
    plan = new DevicePlan(device, graph);
    if (form.isTiled()) {
      grid = new WorkerGrid1D(TiledMaxSimTask.GROUP);
      grid.setLocalWork(TiledMaxSimTask.GROUP, 1, 1);
      plan.grid("maxSim.rows", grid);
    }
  }

  private FloatArray floats(TaskGraph graph, FloatArray values, boolean tiled) {
    if (tiled) {
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
    } else {
      graph.task("rows", MaxSimTask::bestRows, sizes, query, values, starts, maxima, best);
    }
    return values;
  }

  private ShortArray halves(TaskGraph graph, ShortArray values) {
    graph.task(
        "rows", MaxSimTask::bestHalfRows, sizes, query, values, scales, starts, maxima, best);
    return values;
  }

  private ByteArray bytes(TaskGraph graph, ByteArray values) {
    graph.task(
        "rows", MaxSimTask::bestByteRows, sizes, query, values, scales, starts, maxima, best);
    return values;
  }

  /** Copies the documents {@code from .. to} to where the next run reads them. */
  void setDocuments(TokenRows documents, int[] allStarts, int from, int to) {
    long first = allStarts[from];
    long count = allStarts[to] - first;
    long rowBytes = (long) documents.dimension() * documents.type().bytes();
    MemorySegment.copy(
        documents.values(), first * rowBytes, rows.getSegment(), 0, count * rowBytes);
    if (documents.type().isScaled()) {
      MemorySegment.copy(
          documents.scales(), first * Float.BYTES, scales.getSegment(), 0, count * Float.BYTES);
    }
    for (int d = from; d <= to; d++) {
      starts.set(d - from, allStarts[d] - allStarts[from]);
    }
    sizes.set(MaxSimTask.DOCUMENTS, to - from);
    sizes.set(MaxSimTask.DIMENSION, documents.dimension());
  }

  /** Scores the documents against {@code values} values of {@code all} from {@code at} on. */
  void run(float[] all, int at, int values, boolean withBest) {
    Transfers.put(all, at, values, query);
    sizes.set(MaxSimTask.QUERY_ROWS, values / sizes.get(MaxSimTask.DIMENSION));
    if (grid != null) {
      grid.setGlobalWork((long) documents() * TiledMaxSimTask.GROUP, 1, 1);
    }
    DevicePlan.Result result = plan.run();
    result.fetch(scores, documents());
    if (withBest) {
      result.fetch(best, documents() * queryRows());
    }
  }

  /** The number of documents that the plan has now. */
  int documents() {
    return sizes.get(MaxSimTask.DOCUMENTS);
  }

  private int queryRows() {
    return sizes.get(MaxSimTask.QUERY_ROWS);
  }

  /** The fetched score of a document. */
  float score(int document) {
    float score = scores.get(document);
    return score == MaxSimTask.LOWEST ? Float.NEGATIVE_INFINITY : score;
  }

  /**
   * Copies the fetched rows; where no row of several has a similarity, that is the first.
   *
   * @param at where the first document's first row belongs
   * @param stride how far the next document's is from it
   */
  void best(int[] target, int at, int stride) {
    for (int d = 0; d < documents(); d++) {
      int none = starts.get(d) == starts.get(d + 1) ? -1 : 0;
      for (int i = 0; i < queryRows(); i++) {
        target[at + d * stride + i] = Math.max(none, best.get(d * queryRows() + i));
      }
    }
  }

  @Override
  public void close() {
    plan.close();
  }
}
