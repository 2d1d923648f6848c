package dev.mizzen.eval;

import dev.mizzen.recommend.Recommendation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what users were given. For one thread. */
final class EvaluationTally {
  /** Where the strata begin, in interactions of training. */
  private static final int[] BOUNDS = {0, 1, 6, 21, 101};

  private final EvaluationData data;
  private final List<Metric> metrics;
  private final int depth;
  private final BinaryRanking binary;
  private final Map<String, List<Double>> rows = new HashMap<>();
  private final StratumSums[] items = StratumSums.array(BOUNDS.length);
  private final StratumSums[] users = StratumSums.array(BOUNDS.length);
  private int distinct;
  private long given;
  private double bits;
  private double liftSum;
  private int liftUsers;

  EvaluationTally(EvaluationData data, List<Metric> metrics, int depth) {
    this.data = data;
    this.metrics = List.copyOf(metrics);
    this.depth = depth;
    binary = new BinaryRanking(depth);
  }

  /** Takes what a user was given; users without held-out items are left out. */
  void add(String id, List<Recommendation> ranking) {
    EvaluationUser user = data.user(id);
    if (user == null || user.heldOut().isEmpty()) {
      return;
    }
    int sought = data.nextMark();
    int found = data.nextMark();
    user.heldOut().forEach(item -> item.mark = sought);
    binary.begin(user.heldOut().size());
    long popularity = 0;
    for (Recommendation one : ranking) {
      EvaluationItem item = data.item(one.item());
      distinct += item.given ? 0 : 1;
      item.given = true;
      bits += item.bits;
      popularity += item.users;
      boolean hit = item.mark >= sought;
      binary.add(hit);
      if (hit) {
        item.mark = found;
      }
    }
    rows.put(id, values());
    given += ranking.size();
    addLift(user, (double) popularity / Math.max(1, ranking.size()));
    addStrata(user, found);
  }

  private List<Double> values() {
    Double[] values = new Double[metrics.size()];
    for (int m = 0; m < values.length; m++) {
      values[m] = binary.value(metrics.get(m));
    }
    return List.of(values);
  }

  private void addLift(EvaluationUser user, double popularity) {
    long sum = 0;
    for (EvaluationItem item : user.training()) {
      sum += item.users;
    }
    if (sum > 0) {
      double sought = (double) sum / user.training().size();
      liftSum += popularity / sought - 1;
      liftUsers++;
    }
  }

  private void addStrata(EvaluationUser user, int found) {
    int[] all = new int[BOUNDS.length];
    int[] hits = new int[BOUNDS.length];
    int hit = 0;
    for (EvaluationItem item : user.heldOut()) {
      int stratum = stratum(item.users);
      all[stratum]++;
      if (item.mark == found) {
        hits[stratum]++;
        hit++;
      }
    }
    for (int s = 0; s < all.length; s++) {
      if (all[s] > 0) {
        items[s].add((double) hits[s] / all[s]);
      }
    }
    users[stratum(user.training().size())].add((double) hit / user.heldOut().size());
  }

  private static int stratum(int count) {
    int stratum = BOUNDS.length - 1;
    while (BOUNDS[stratum] > count) {
      stratum--;
    }
    return stratum;
  }

  /** Everything, users in the order of the held-out data. */
  RecommendEvaluation evaluation(String protocol, int catalogue) {
    List<Double> zeros = Collections.nCopies(metrics.size(), 0.0);
    Map<String, List<Double>> inOrder = new LinkedHashMap<>();
    int unknown = 0;
    for (EvaluationUser user : data.heldOut()) {
      List<Double> row = rows.get(user.id());
      unknown += row == null ? 1 : 0;
      inOrder.put(user.id(), row == null ? zeros : row);
    }
    return new RecommendEvaluation(
        new EvaluationReport(metrics, inOrder),
        protocol,
        depth,
        unknown,
        data.leaked(),
        (double) distinct / Math.max(1, catalogue),
        bits / Math.max(1, given),
        liftSum / Math.max(1, liftUsers),
        strata());
  }

  private List<RecommendEvaluation.Stratum> strata() {
    List<RecommendEvaluation.Stratum> strata = new ArrayList<>();
    for (RecommendEvaluation.Of of : RecommendEvaluation.Of.values()) {
      StratumSums[] sums = of == RecommendEvaluation.Of.ITEMS ? items : users;
      for (int s = 0; s < BOUNDS.length; s++) {
        int to = s + 1 < BOUNDS.length ? BOUNDS[s + 1] - 1 : Integer.MAX_VALUE;
        if (sums[s].users > 0) {
          strata.add(
              new RecommendEvaluation.Stratum(
                  of, BOUNDS[s], to, sums[s].users, sums[s].recall / sums[s].users));
        }
      }
    }
    return strata;
  }

  /** The users of one stratum. */
  private static final class StratumSums {
    private int users;
    private double recall;

    static StratumSums[] array(int length) {
      StratumSums[] sums = new StratumSums[length];
      for (int s = 0; s < length; s++) {
        sums[s] = new StratumSums();
      }
      return sums;
    }

    void add(double value) {
      users++;
      recall += value;
    }
  }
}
