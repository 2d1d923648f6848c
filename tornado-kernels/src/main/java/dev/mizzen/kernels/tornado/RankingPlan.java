package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Scores of users and items, compiled for arrays of some capacity. */
final class RankingPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(RankingTask.SIZES);
  private final FloatArray users;
  private final FloatArray items;
  private final FloatArray scores;
  private final DevicePlan plan;

  RankingPlan(Device device, int[] capacities) {
    users = new FloatArray(capacities[0]);
    items = new FloatArray(capacities[1]);
    scores = new FloatArray(capacities[2]);
    plan =
        new DevicePlan(
            device,
            new TaskGraph("ranking")
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, users, items)
                .task("scores", RankingTask::scores, sizes, users, items, scores)
                .transferToHost(DataTransferMode.UNDER_DEMAND, scores));
  }

  /** Scores the users {@code from .. to − 1} and the items {@code first .. last − 1}. */
  void run(float[] all, int from, int to, TokenRows rows, int first, int last) {
    int dimension = rows.dimension();
    Transfers.put(all, from * dimension, (to - from) * dimension, users);
    RowDecoder.decode(rows, first, last - first, items.getSegment());
    sizes.set(RankingTask.USERS, to - from);
    sizes.set(RankingTask.ITEMS, last - first);
    sizes.set(RankingTask.DIMENSION, dimension);
    plan.run().fetch(scores, (to - from) * (last - first));
  }

  /** The fetched score at {@code user · items + item}, both counted from the block's first. */
  float score(int at) {
    return scores.get(at);
  }

  @Override
  public void close() {
    plan.close();
  }
}
