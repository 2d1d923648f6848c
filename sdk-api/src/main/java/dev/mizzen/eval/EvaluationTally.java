package dev.mizzen.eval;

import dev.mizzen.recommend.Recommendation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what users were given. For one thread. */
final class EvaluationTally {
  /** Where the strata begin, in interactions of training. */
  private static final int[] BOUNDS = {0, 1, 6, 21, 101};

  private final EvaluationData data;
  private final List<Metric> metrics;
  private final int depth;
  private final Map<String, List<Double>> rows = new HashMap<>();
  private final Map<String, Shown> shown;
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
    shown = HashMap.newHashMap(data.itemUsers().size());
    data.itemUsers().forEach((item, users) -> shown.put(item, shown(users)));
  }

  /** Takes what a user was given; users without held-out items are left out. */
  void add(String user, List<Recommendation> ranking) {
    Set<String> relevant = data.heldOut().get(user);
    if (relevant == null) {
      return;
    }
    BinaryRanking binary = new BinaryRanking(ranking, relevant);
    rows.put(user, metrics.stream().map(binary::value).toList());
    Set<String> found = new HashSet<>();
    double popularity = 0;
    for (int rank = 0; rank < ranking.size(); rank++) {
      // All that is asked of an item in one look-up: there are depth of them for each user.
      String item = ranking.get(rank).item();
      Shown one = shown.computeIfAbsent(item, unknown -> shown(0));
      distinct += one.given ? 0 : 1;
      one.given = true;
      bits += one.bits;
      popularity += one.users;
      if (binary.hit(rank)) {
        found.add(item);
      }
    }
    given += ranking.size();
    addLift(user, popularity / Math.max(1, ranking.size()));
    addStrata(user, relevant, found);
  }

  private Shown shown(int users) {
    double share = (double) Math.max(1, users) / data.userItems().size();
    return new Shown(users, -Math.log(share) / Math.log(2));
  }

  private int usersOf(String item) {
    return data.itemUsers().getOrDefault(item, 0);
  }

  private void addLift(String user, double popularity) {
    double sought =
        data.userItems().getOrDefault(user, Set.of()).stream()
            .mapToInt(this::usersOf)
            .average()
            .orElse(0);
    if (sought > 0) {
      liftSum += popularity / sought - 1;
      liftUsers++;
    }
  }

  private void addStrata(String user, Set<String> relevant, Set<String> found) {
    int[] all = new int[BOUNDS.length];
    int[] hits = new int[BOUNDS.length];
    int hit = 0;
    for (String item : relevant) {
      int stratum = stratum(usersOf(item));
      all[stratum]++;
      if (found.contains(item)) {
        hits[stratum]++;
        hit++;
      }
    }
    for (int s = 0; s < all.length; s++) {
      if (all[s] > 0) {
        items[s].add((double) hits[s] / all[s]);
      }
    }
    int active = data.userItems().getOrDefault(user, Set.of()).size();
    users[stratum(active)].add((double) hit / relevant.size());
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
    for (String user : data.heldOut().keySet()) {
      List<Double> row = rows.get(user);
      unknown += row == null ? 1 : 0;
      inOrder.put(user, row == null ? zeros : row);
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

  /** An item that may be recommended. */
  private static final class Shown {
    private final int users;
    private final double bits;
    private boolean given;

    Shown(int users, double bits) {
      this.users = users;
      this.bits = bits;
    }
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
