package dev.mizzen.impl.graph;

import dev.mizzen.impl.graph.HeteroGraph.Edges;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects nodes and edges. Not thread-safe. */
public final class HeteroGraphBuilder {
  private final Map<String, IdTable> nodes = new LinkedHashMap<>();
  private final Map<String, Columns> edges = new LinkedHashMap<>();

  HeteroGraphBuilder() {}

  /** Edges of a type as they came. */
  private static final class Columns {
    private final String from;
    private final String to;
    private int[] sources = new int[64];
    private int[] targets = new int[64];
    private float[] weights = new float[64];
    private int size;

    Columns(String from, String to) {
      this.from = from;
      this.to = to;
    }

    void add(int source, int target, float weight) {
      if (size == sources.length) {
        sources = Arrays.copyOf(sources, 2 * size);
        targets = Arrays.copyOf(targets, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
      }
      sources[size] = source;
      targets[size] = target;
      weights[size++] = weight;
    }
  }

  /** Adds a node if it is not there, and tells its ordinal among those of its type. */
  public int node(String type, String id) {
    return nodes.computeIfAbsent(type, key -> new IdTable()).add(id);
  }

  /** Declares a type of edges, which may stay without any; its types of nodes too. */
  public HeteroGraphBuilder edgeType(String type, String from, String to) {
    columns(type, from, to);
    return this;
  }

  /** Adds an edge of weight 1. */
  public HeteroGraphBuilder edge(
      String type, String from, String source, String to, String target) {
    return edge(type, from, source, to, target, 1);
  }

  /**
   * Adds an edge; of an edge that is there already, the weight grows.
   *
   * @throws IllegalArgumentException if edges of this type join nodes of other types, or the weight
   *     is not a finite number above 0
   */
  public HeteroGraphBuilder edge(
      String type, String from, String source, String to, String target, float weight) {
    if (!(weight > 0) || Float.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of '" + type + "' from '" + source + "' to '" + target + "' is " + weight);
    }
    columns(type, from, to).add(node(from, source), node(to, target), weight);
    return this;
  }

  /** Adds all of another graph. */
  public HeteroGraphBuilder add(HeteroGraph graph) {
    for (String type : graph.nodeTypes()) {
      IdTable ids = graph.nodes(type);
      for (int n = 0; n < ids.size(); n++) {
        node(type, ids.id(n));
      }
    }
    for (String type : graph.edgeTypes()) {
      Edges of = graph.edges(type);
      columns(type, of.from(), of.to());
      CsrGraph pattern = of.matrix().graph();
      for (int row = 0; row < pattern.rows(); row++) {
        String source = graph.nodes(of.from()).id(row);
        for (int e = pattern.starts()[row]; e < pattern.starts()[row + 1]; e++) {
          String target = graph.nodes(of.to()).id(pattern.neighbours()[e]);
          edge(type, of.from(), source, of.to(), target, of.matrix().weight(e));
        }
      }
    }
    return this;
  }

  private Columns columns(String type, String from, String to) {
    nodes.computeIfAbsent(from, key -> new IdTable());
    nodes.computeIfAbsent(to, key -> new IdTable());
    Columns columns = edges.computeIfAbsent(type, key -> new Columns(from, to));
    if (!columns.from.equals(from) || !columns.to.equals(to)) {
      throw new IllegalArgumentException(
          String.join(
              " ",
              "edges of type '" + type + "' lead from",
              columns.from + " to " + columns.to + ", not from",
              from + " to " + to));
    }
    return columns;
  }

  /** The graph of all that was added. */
  public HeteroGraph build() {
    Map<String, Edges> all = new LinkedHashMap<>();
    edges.forEach((type, columns) -> all.put(type, edges(columns)));
    return new HeteroGraph(nodes, all);
  }

  private Edges edges(Columns of) {
    int rows = nodes(of.from);
    int columns = nodes(of.to);
    int[] order = order(of, rows, columns);
    int[] starts = new int[rows + 1];
    int[] targets = new int[of.size];
    float[] weights = new float[of.size];
    int size = 0;
    int row = 0;
    for (int edge : order) {
      while (row < of.sources[edge]) {
        starts[++row] = size;
      }
      if (size > starts[row] && targets[size - 1] == of.targets[edge]) {
        weights[size - 1] += of.weights[edge];
      } else {
        targets[size] = of.targets[edge];
        weights[size++] = of.weights[edge];
      }
    }
    Arrays.fill(starts, row + 1, rows + 1, size);
    CsrGraph pattern = CsrGraph.of(columns, starts, Arrays.copyOf(targets, size));
    return new Edges(of.from, of.to, new WeightedGraph(pattern, values(weights, size)));
  }

  private int nodes(String type) {
    IdTable ids = nodes.get(type);
    return ids == null ? 0 : ids.size();
  }

  /** Weights, unless all are 1. */
  private static float @Nullable [] values(float[] weights, int size) {
    for (int e = 0; e < size; e++) {
      if (weights[e] != 1) {
        return Arrays.copyOf(weights, size);
      }
    }
    return null;
  }

  /** The edges by source, then target, then as they came. */
  private static int[] order(Columns of, int rows, int columns) {
    int[] edges = new int[of.size];
    Arrays.setAll(edges, e -> e);
    return sorted(sorted(edges, of.targets, columns), of.sources, rows);
  }

  /** A stable counting sort. */
  private static int[] sorted(int[] edges, int[] keys, int range) {
    int[] next = new int[range + 1];
    for (int edge : edges) {
      next[keys[edge] + 1]++;
    }
    for (int key = 0; key < range; key++) {
      next[key + 1] += next[key];
    }
    int[] order = new int[edges.length];
    for (int edge : edges) {
      order[next[keys[edge]]++] = edge;
    }
    return order;
  }
}
