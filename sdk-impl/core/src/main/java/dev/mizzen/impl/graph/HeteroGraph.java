package dev.mizzen.impl.graph;

import dev.mizzen.impl.interact.IdTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A graph of typed nodes and typed edges, such as authors who write papers that appear at venues.
 * Nodes of a type have ordinals in the order of their first appearance; edges of a type are one
 * sparse matrix from the nodes of its source type to those of its target type. Immutable.
 */
public final class HeteroGraph {
  private final Map<String, IdTable> nodes;
  private final Map<String, Edges> edges;

  HeteroGraph(Map<String, IdTable> nodes, Map<String, Edges> edges) {
    this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    this.edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
  }

  /**
   * All edges of a type.
   *
   * @param from the type of their sources, the rows
   * @param to the type of their targets, the columns
   * @param matrix their pattern and weights
   */
  public record Edges(String from, String to, WeightedGraph matrix) {}

  /**
   * A view of tables and matrices that are there already.
   *
   * @throws IllegalArgumentException if a matrix is not of the nodes that it joins
   */
  public static HeteroGraph of(Map<String, IdTable> nodes, Map<String, Edges> edges) {
    HeteroGraph graph = new HeteroGraph(nodes, edges);
    edges.forEach(
        (type, of) -> {
          int rows = graph.nodes(of.from).size();
          int columns = graph.nodes(of.to).size();
          if (of.matrix.graph().rows() != rows || of.matrix.graph().columns() != columns) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "'%s' joins %d %s and %d %s by %s",
                    type,
                    rows,
                    of.from,
                    columns,
                    of.to,
                    of.matrix.graph()));
          }
        });
    return graph;
  }

  /** An empty builder. */
  public static HeteroGraphBuilder builder() {
    return new HeteroGraphBuilder();
  }

  /** The types of nodes, in the order of their first appearance. */
  public Set<String> nodeTypes() {
    return nodes.keySet();
  }

  /** The types of edges, in the order of their first appearance. */
  public Set<String> edgeTypes() {
    return edges.keySet();
  }

  /**
   * The nodes of a type; not a copy.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public IdTable nodes(String type) {
    return found("nodes", nodes, type);
  }

  /**
   * The edges of a type.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public Edges edges(String type) {
    return found("edges", edges, type);
  }

  private static <T> T found(String what, Map<String, T> all, String type) {
    T value = all.get(type);
    if (value == null) {
      throw new IllegalArgumentException(
          "the graph has no " + what + " of type '" + type + "'; it has " + all.keySet());
    }
    return value;
  }
}
