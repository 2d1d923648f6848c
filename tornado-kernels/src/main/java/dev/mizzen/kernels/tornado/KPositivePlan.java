package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** The k-positive loss and its gradients, compiled for arrays of some capacity. */
final class KPositivePlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(KPositiveTask.SIZES);
  private final FloatArray inverseTemperature = new FloatArray(1);
  private final FloatArray anchors;
  private final FloatArray table;
  private final IntArray indices;
  private final IntArray pairs;
  private final IntArray starts;
  private final FloatArray logQ;
  private final FloatArray logits;
  private final FloatArray slopes;
  private final DoubleArray losses;
  private final FloatArray toAnchors;
  private final FloatArray toTable;
  private final DevicePlan plan;

  /** Capacities: values of anchors and of the table, anchors, rows of the table, pairs. */
  KPositivePlan(Device device, int[] capacities) {
    anchors = new FloatArray(capacities[0]);
    table = new FloatArray(capacities[1]);
    losses = new DoubleArray(capacities[2]);
    logQ = new FloatArray(capacities[3]);
    starts = new IntArray(capacities[3] + 1);
    indices = new IntArray(capacities[4]);
    pairs = new IntArray(capacities[4]);
    logits = new FloatArray(capacities[4]);
    slopes = new FloatArray(capacities[4]);
    toAnchors = new FloatArray(capacities[0]);
    toTable = new FloatArray(capacities[1]);
    TaskGraph loss = losses("kPositive").transferToHost(UNDER_DEMAND, losses, logits, slopes);
    TaskGraph both = gradients(losses("kPositiveGradients"));
    plan = new DevicePlan(device, loss, both);
  }

  private TaskGraph losses(String name) {
    return new TaskGraph(name)
        .transferToDevice(EVERY_EXECUTION, sizes, inverseTemperature, anchors, table)
        .transferToDevice(EVERY_EXECUTION, indices, logQ)
        .task(
            "pairLogits",
            KPositiveTask::pairLogits,
            sizes,
            anchors,
            table,
            indices,
            logQ,
            inverseTemperature,
            logits)
        .task("anchorLosses", KPositiveTask::anchorLosses, sizes, indices, logits, losses, slopes);
  }

  private TaskGraph gradients(TaskGraph graph) {
    return graph
        .transferToDevice(EVERY_EXECUTION, pairs, starts)
        .task("toAnchors", KPositiveTask::toAnchors, sizes, indices, table, slopes, toAnchors)
        .task("toTable", KPositiveTask::toTable, sizes, starts, pairs, anchors, slopes, toTable)
        .transferToHost(UNDER_DEMAND, losses, logits, slopes, toAnchors, toTable);
  }

  /** Copies a batch to where the next run reads it. */
  void set(
      float[] anchorRows,
      float[] tableRows,
      int dimension,
      float temperature,
      float @Nullable [] corrections) {
    Transfers.put(anchorRows, anchors);
    Transfers.put(tableRows, table);
    logQ.init(0);
    Transfers.put(corrections, logQ);
    inverseTemperature.set(0, 1 / temperature);
    sizes.set(KPositiveTask.ANCHORS, anchorRows.length / dimension);
    sizes.set(KPositiveTask.TABLE, tableRows.length / dimension);
    sizes.set(KPositiveTask.DIMENSION, dimension);
  }

  /**
   * Copies the pairs.
   *
   * @param all {@code [anchors × (positives + negatives)]}
   * @param positives of each anchor
   */
  void setPairs(int[] all, int positives) {
    Transfers.put(all, 0, all.length, indices);
    sizes.set(KPositiveTask.INDICES, all.length / sizes.get(KPositiveTask.ANCHORS));
    sizes.set(KPositiveTask.POSITIVES, positives);
  }

  /** The sum of the anchors' losses. */
  double loss() {
    return loss(plan.run(0));
  }

  /** The same, with gradients. */
  double gradients(int[] all, double scale, float[] anchorGradients, float[] tableGradients) {
    Grouped byRow = Grouped.by(all, sizes.get(KPositiveTask.TABLE));
    Transfers.put(byRow.starts(), 0, byRow.starts().length, starts);
    Transfers.put(byRow.order(), 0, byRow.order().length, pairs);
    DevicePlan.Result result = plan.run(1);
    result.fetch(toAnchors, anchorGradients.length);
    result.fetch(toTable, tableGradients.length);
    Transfers.scale(toAnchors, scale, anchorGradients);
    Transfers.scale(toTable, scale, tableGradients);
    return loss(result);
  }

  private double loss(DevicePlan.Result result) {
    int count = sizes.get(KPositiveTask.ANCHORS);
    result.fetch(losses, count);
    return Transfers.sum(losses, count);
  }

  @Override
  public void close() {
    plan.close();
  }
}
