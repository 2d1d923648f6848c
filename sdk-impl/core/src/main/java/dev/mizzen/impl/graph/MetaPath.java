package dev.mizzen.impl.graph;

import dev.mizzen.impl.graph.HeteroGraph.Edges;
import dev.mizzen.kernels.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * A path over types of edges, such as {@code writes, ~writes} from authors over papers to authors,
 * and the graph that it projects to: an edge for each pair that the path joins, whose weight is the
 * sum over all paths of the products of their weights (Sun et al., PathSim, VLDB 2011). Immutable.
 *
 * @param steps at least one
 */
public record MetaPath(List<Step> steps) {
  private static final String BACKWARDS = "~";

  /**
   * One type of edges.
   *
   * @param edges its name
   * @param backwards whether from their targets to their sources
   */
  public record Step(String edges, boolean backwards) {
    private WeightedGraph matrix(HeteroGraph graph) {
      WeightedGraph matrix = graph.edges(edges).matrix();
      return backwards ? matrix.transpose() : matrix;
    }

    private String from(HeteroGraph graph) {
      Edges of = graph.edges(edges);
      return backwards ? of.to() : of.from();
    }

    private String to(HeteroGraph graph) {
      Edges of = graph.edges(edges);
      return backwards ? of.from() : of.to();
    }
  }

  /** Refuses a path without steps. */
  public MetaPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path needs at least one type of edges");
    }
  }

  /** The path over these types of edges, backwards where a name begins with a tilde. */
  public static MetaPath of(String... edges) {
    List<Step> steps = new ArrayList<>();
    for (String name : edges) {
      boolean backwards = name.startsWith(BACKWARDS);
      steps.add(new Step(backwards ? name.substring(BACKWARDS.length()) : name, backwards));
    }
    return new MetaPath(steps);
  }

  /**
   * Projects a graph.
   *
   * @param cap how many neighbours a node keeps, those of the largest weights, of equal ones the
   *     first; after each step, so that a path of several steps stays bounded
   * @return without edges from a node to itself where the path ends where it began
   * @throws IllegalArgumentException if a type is not there, a step does not begin where the one
   *     before ended, or {@code cap} is less than 1
   */
  public WeightedGraph project(HeteroGraph graph, int cap, Workers workers) {
    if (cap < 1) {
      throw new IllegalArgumentException("cap must be at least 1, got " + cap);
    }
    WeightedGraph product = steps.getFirst().matrix(graph);
    String at = steps.getFirst().to(graph);
    for (int n = 1; n < steps.size(); n++) {
      Step step = steps.get(n);
      if (!step.from(graph).equals(at)) {
        throw new IllegalArgumentException(
            "step "
                + (n + 1)
                + " begins at "
                + step.from(graph)
                + ", the one before ends at "
                + at);
      }
      at = step.to(graph);
      boolean returns = n == steps.size() - 1 && at.equals(steps.getFirst().from(graph));
      product = SparseProduct.of(product, step.matrix(graph), cap, !returns, workers);
    }
    return product;
  }
}
