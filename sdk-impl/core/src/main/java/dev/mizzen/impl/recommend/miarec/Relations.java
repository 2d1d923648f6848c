package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.recommend.SavedModel;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.RecommendExplanation.Contribution;
import dev.mizzen.recommend.RecommendExplanation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Who influences whom, for explanations.
 *
 * @param names of relations
 * @param users their ids
 * @param graphs {@code [users × users]} of each relation
 * @param influence M of each edge
 */
record Relations(
    List<String> names, IdTable users, List<CsrGraph> graphs, List<float[]> influence) {
  private static final int NAMED = 3;

  static Relations of(List<String> names, IdTable users, UserGraph graph) {
    return new Relations(
        names,
        users,
        graph.relations().stream().map(Aggregation::graph).toList(),
        graph.relations().stream().map(Aggregation::influence).toList());
  }

  static Relations load(List<String> names, SavedModel saved) {
    IdTable users = saved.interactions().users();
    List<CsrGraph> graphs = new ArrayList<>();
    List<float[]> influence = new ArrayList<>();
    for (int r = 0; r < names.size(); r++) {
      int[] starts = saved.ints("relation." + r + ".starts", users.size() + 1L);
      CsrGraph graph =
          CsrGraph.of(users.size(), starts, saved.ints("relation." + r + ".neighbours"));
      graphs.add(graph);
      influence.add(saved.floats("relation." + r + ".influence", graph.neighbours().length));
    }
    return new Relations(names, users, graphs, influence);
  }

  void put(Map<String, Object> arrays) {
    for (int r = 0; r < names.size(); r++) {
      arrays.put("relation." + r + ".starts", graphs.get(r).starts());
      arrays.put("relation." + r + ".neighbours", graphs.get(r).neighbours());
      arrays.put("relation." + r + ".influence", influence.get(r));
    }
  }

  /** Who carried the share of a part: the most influential neighbours by name, then the rest. */
  List<Contribution> carried(int part, int user, double share) {
    if (part >= names.size()) {
      String what = part == names.size() ? "what relations have in common" : "learned of contents";
      return List.of(
          new Contribution(part == names.size() ? Kind.USER : Kind.CONTENT, "", what, share));
    }
    CsrGraph graph = graphs.get(part);
    int from = graph.starts()[user];
    int degree = graph.degree(user);
    float[] pulls = influence.get(part);
    Integer[] order = new Integer[degree];
    Arrays.setAll(order, n -> from + n);
    Arrays.sort(order, Comparator.comparingDouble((Integer e) -> pulls[e]).reversed());
    List<Contribution> named = new ArrayList<>();
    double rest = share;
    for (int n = 0; n < Math.min(NAMED, degree); n++) {
      String id = users.id(graph.neighbours()[order[n]]);
      double own = share * pulls[order[n]] / degree;
      named.add(new Contribution(Kind.USER, id, id + " by " + names.get(part), own));
      rest -= own;
    }
    if (degree > NAMED || degree == 0) {
      named.add(new Contribution(Kind.USER, "", "others by " + names.get(part), rest));
    }
    return named;
  }
}
