package dev.mizzen.impl.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.ModelException;
import dev.mizzen.impl.graph.HeteroGraph.Edges;
import dev.mizzen.impl.interact.HashedFiles;
import dev.mizzen.impl.interact.IdFile;
import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.tensor.JsonFile;
import dev.mizzen.impl.tensor.TensorFile;
import dev.mizzen.kernels.graph.CsrGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Graphs of typed nodes and edges in a folder, in parts. {@code graph.json} names the parts: of
 * each type of nodes a file of JSON lines with an id in each, in the order of ordinals, and of each
 * type of edges a safetensors file with {@code starts} and {@code targets} in compressed rows, and
 * {@code weights} unless all are 1. Adding writes a part and then replaces the JSON file; reading
 * joins the parts, by ids.
 */
public final class HeteroGraphFolder {
  static final String INDEX = "graph.json";
  private static final String FORMAT = "mizzen-graph";
  private static final int VERSION = 1;
  private static final String STARTS = "starts";
  private static final String TARGETS = "targets";
  private static final String WEIGHTS = "weights";
  private static final JsonMapper JSON = new JsonMapper();

  private final HashedFiles files;

  /** A graph in this folder, which need not be there yet. */
  public HeteroGraphFolder(Path folder) {
    files = new HashedFiles(folder, INDEX);
  }

  /**
   * Replaces everything.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(HeteroGraph graph) {
    write(empty(), graph);
  }

  /**
   * Adds nodes and edges. Weights of edges that are there already grow.
   *
   * @throws IllegalArgumentException if edges of a type join other types of nodes than before
   * @throws UncheckedIOException if it cannot be written
   */
  public void append(HeteroGraph graph) {
    if (!Files.exists(files.indexFile())) {
      save(graph);
      return;
    }
    ObjectNode root = (ObjectNode) files.read(FORMAT, VERSION);
    for (JsonNode part : root.path("parts")) {
      part.path("edges").properties().forEach(entry -> requireSame(graph, entry));
    }
    write(root, graph);
  }

  private static void requireSame(HeteroGraph graph, Map.Entry<String, JsonNode> there) {
    if (graph.edgeTypes().contains(there.getKey())) {
      Edges edges = graph.edges(there.getKey());
      JsonNode entry = there.getValue();
      HeteroGraph.builder()
          .edgeType(there.getKey(), entry.path("from").asText(), entry.path("to").asText())
          .edgeType(there.getKey(), edges.from(), edges.to());
    }
  }

  private static ObjectNode empty() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION).putArray("parts");
    return root;
  }

  private void write(ObjectNode root, HeteroGraph graph) {
    ObjectNode part = JSON.createObjectNode();
    ObjectNode nodes = part.putObject("nodes");
    ObjectNode edges = part.putObject("edges");
    try {
      for (String type : graph.nodeTypes()) {
        IdTable ids = graph.nodes(type);
        nodes.set(type, files.keep("nodes", "jsonl", file -> IdFile.write(ids, file)));
      }
      for (String type : graph.edgeTypes()) {
        Edges of = graph.edges(type);
        ObjectNode entry =
            files.keep("edges", "safetensors", file -> TensorFile.write(file, arrays(of.matrix())));
        edges.set(type, entry.put("from", of.from()).put("to", of.to()));
      }
      root.withArray("parts").add(part);
      files.finish(root);
      Set<String> kept = new TreeSet<>();
      root.findValuesAsText("file").forEach(kept::add);
      files.deleteOthers("{nodes,edges}", kept);
    } catch (IOException e) {
      throw new UncheckedIOException("the graph cannot be written: " + e, e);
    }
  }

  private static Map<String, Object> arrays(WeightedGraph matrix) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put(STARTS, matrix.graph().starts());
    arrays.put(TARGETS, matrix.graph().neighbours());
    if (matrix.weights() != null) {
      arrays.put(WEIGHTS, matrix.weights());
    }
    return arrays;
  }

  /**
   * All parts, joined.
   *
   * @throws ModelException if a file is missing, damaged, or of a version that is not known
   */
  public HeteroGraph load() {
    JsonNode parts = files.read(FORMAT, VERSION).path("parts");
    HeteroGraphBuilder all = HeteroGraph.builder();
    for (JsonNode part : parts) {
      HeteroGraph graph = part(part);
      if (parts.size() == 1) {
        return graph;
      }
      all.add(graph);
    }
    return all.build();
  }

  private HeteroGraph part(JsonNode part) {
    Map<String, IdTable> nodes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> of : part.path("nodes").properties()) {
      nodes.put(of.getKey(), IdFile.read(files.checked("nodes", of.getValue())));
    }
    Map<String, Edges> edges = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> of : part.path("edges").properties()) {
      String from = of.getValue().path("from").asText();
      String to = of.getValue().path("to").asText();
      edges.put(of.getKey(), new Edges(from, to, matrix(of, nodes.get(from), nodes.get(to))));
    }
    return new HeteroGraph(nodes, edges);
  }

  private WeightedGraph matrix(
      Map.Entry<String, JsonNode> of, @Nullable IdTable from, @Nullable IdTable to) {
    Path file = files.checked("edges", of.getValue());
    if (from == null || to == null) {
      throw new ModelException(
          files.indexFile() + " joins nodes by '" + of.getKey() + "' that it does not name");
    }
    try (TensorFile arrays = TensorFile.open(file)) {
      CsrGraph graph = CsrGraph.of(to.size(), arrays.ints(STARTS), arrays.ints(TARGETS));
      JsonFile.require(
          graph.rows() == from.size(),
          file,
          "has edges of " + graph.rows() + " nodes instead of " + from.size());
      return new WeightedGraph(graph, arrays.has(WEIGHTS) ? arrays.floats(WEIGHTS) : null);
    } catch (IllegalArgumentException e) {
      throw new ModelException(file + " does not hold edges: " + e.getMessage(), e);
    }
  }
}
