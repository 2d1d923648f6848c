package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.FIRST_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** InfoNCE compiled for arrays of some capacity: one graph for the loss, one for gradients. */
final class InfoNcePlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(InfoNceTask.SIZES);
  private final IntArray block = new IntArray(InfoNceTask.BLOCK);
  private final FloatArray inverseTemperature = new FloatArray(1);
  private final FloatArray queries;
  private final FloatArray documents;
  private final IntArray positives;
  private final FloatArray logQ;
  private final IntArray weights;
  private final FloatArray rows;
  private final FloatArray columns;
  private final FloatArray slopes;
  private final FloatArray toQueries;
  private final FloatArray toDocuments;
  private final DevicePlan plan;

  /** Capacities: values of queries and of documents, queries, documents, slopes. */
  InfoNcePlan(Device device, int[] capacities) {
    queries = new FloatArray(capacities[0]);
    documents = new FloatArray(capacities[1]);
    positives = new IntArray(capacities[2]);
    logQ = new FloatArray(capacities[3]);
    weights = new IntArray(capacities[3]);
    rows = new FloatArray(3 * capacities[2]);
    columns = new FloatArray(2 * capacities[3]);
    slopes = new FloatArray(capacities[4]);
    toQueries = new FloatArray(capacities[0]);
    toDocuments = new FloatArray(capacities[1]);
    plan = new DevicePlan(device, loss(), gradients());
  }

  private TaskGraph loss() {
    return new TaskGraph("infoNce")
        .transferToDevice(EVERY_EXECUTION, sizes, queries, documents, positives)
        .transferToDevice(EVERY_EXECUTION, logQ, inverseTemperature, weights)
        .task(
            "rows",
            InfoNceTask::rows,
            sizes,
            queries,
            documents,
            logQ,
            inverseTemperature,
            positives,
            rows)
        .task(
            "columns",
            InfoNceTask::columns,
            sizes,
            queries,
            documents,
            logQ,
            inverseTemperature,
            columns)
        .transferToHost(UNDER_DEMAND, rows, columns)
        .persistOnDevice(
            sizes, queries, documents, positives, logQ, inverseTemperature, weights, rows, columns);
  }

  private TaskGraph gradients() {
    TaskGraph graph =
        new TaskGraph("infoNceGradients")
            .consumeFromDevice(
                "infoNce",
                sizes,
                queries,
                documents,
                positives,
                logQ,
                inverseTemperature,
                weights,
                rows,
                columns);
    return graph
        .transferToDevice(EVERY_EXECUTION, block)
        .transferToDevice(FIRST_EXECUTION, toQueries, toDocuments)
        .task(
            "slopes",
            InfoNceTask::slopes,
            sizes,
            block,
            queries,
            documents,
            logQ,
            inverseTemperature,
            positives,
            weights,
            rows,
            columns,
            slopes)
        .task("toQueries", InfoNceTask::toQueries, sizes, block, documents, slopes, toQueries)
        .task("toDocuments", InfoNceTask::toDocuments, sizes, block, queries, slopes, toDocuments)
        .transferToHost(UNDER_DEMAND, toQueries, toDocuments, slopes);
  }

  /** Copies a batch to where the next run reads it. */
  void set(
      float[] queryRows,
      float[] documentRows,
      int[] positiveRows,
      int dimension,
      float temperature,
      float @Nullable [] corrections,
      boolean symmetric) {
    int count = documentRows.length / dimension;
    Transfers.put(queryRows, queries);
    Transfers.put(documentRows, documents);
    Transfers.put(positiveRows, 0, positiveRows.length, positives);
    logQ.init(0);
    Transfers.put(corrections, logQ);
    weights.init(0);
    for (int positive : positiveRows) {
      weights.set(positive, weights.get(positive) + 1);
    }
    inverseTemperature.set(0, 1 / temperature);
    sizes.set(InfoNceTask.QUERIES, positiveRows.length);
    sizes.set(InfoNceTask.DOCUMENTS, count);
    sizes.set(InfoNceTask.DIMENSION, dimension);
    sizes.set(InfoNceTask.SYMMETRIC, symmetric ? 1 : 0);
  }

  /** The mean loss, with the sums of the batch in double precision. */
  double loss(int[] positiveRows, boolean symmetric) {
    DevicePlan.Result result = plan.run(0);
    result.fetch(rows, 3 * positiveRows.length);
    if (symmetric) {
      result.fetch(columns, 2 * sizes.get(InfoNceTask.DOCUMENTS));
    }
    double loss = 0;
    for (int i = 0; i < positiveRows.length; i++) {
      float positive = rows.get(3 * i + 2);
      double forward = rows.get(3 * i) + Math.log(rows.get(3 * i + 1)) - positive;
      int j = positiveRows[i];
      loss +=
          symmetric
              ? (forward + columns.get(2 * j) + Math.log(columns.get(2 * j + 1)) - positive) / 2
              : forward;
    }
    return loss / positiveRows.length;
  }

  /** The gradients, after the loss, in blocks of queries. */
  void gradients(int blockRows, double scale, float[] queryGradients, float[] documentGradients) {
    int count = sizes.get(InfoNceTask.QUERIES);
    for (int first = 0; first < count; first += blockRows) {
      block.set(InfoNceTask.FIRST, first);
      block.set(InfoNceTask.COUNT, Math.min(blockRows, count - first));
      DevicePlan.Result result = plan.run(1);
      if (first + blockRows >= count) {
        result.fetch(toQueries, queryGradients.length);
        result.fetch(toDocuments, documentGradients.length);
      }
    }
    Transfers.scale(toQueries, scale, queryGradients);
    Transfers.scale(toDocuments, scale, documentGradients);
  }

  @Override
  public void close() {
    plan.close();
  }
}
