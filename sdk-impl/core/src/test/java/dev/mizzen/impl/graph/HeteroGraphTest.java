package dev.mizzen.impl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs in memory and in folders. */
class HeteroGraphTest {
  @TempDir Path folder;

  private static HeteroGraphBuilder builder() {
    return HeteroGraph.builder()
        .edge("writes", "author", "ann", "paper", "p1")
        .edge("writes", "author", "bob", "paper", "p1")
        .edge("at", "paper", "p1", "venue", "x", 0.5f)
        .edge("writes", "author", "ann", "paper", "p2")
        .edgeType("cites", "paper", "paper");
  }

  /** All edges by name, with their weights. */
  private static TreeMap<String, Float> edges(HeteroGraph graph) {
    TreeMap<String, Float> all = new TreeMap<>();
    for (String type : graph.edgeTypes()) {
      HeteroGraph.Edges of = graph.edges(type);
      int[] starts = of.matrix().graph().starts();
      for (int row = 0; row < of.matrix().graph().rows(); row++) {
        for (int e = starts[row]; e < starts[row + 1]; e++) {
          String source = graph.nodes(of.from()).id(row);
          String target = graph.nodes(of.to()).id(of.matrix().graph().neighbours()[e]);
          all.put(type + " " + source + " " + target, of.matrix().weight(e));
        }
      }
    }
    return all;
  }

  @Test
  void joinsEdgesAndKeepsTheOrderOfNodes() {
    HeteroGraphBuilder builder = builder();
    builder.node("venue", "empty");
    HeteroGraph graph = builder.edge("at", "paper", "p1", "venue", "x", 2).build();
    assertThat(graph.nodeTypes()).containsExactly("author", "paper", "venue");
    assertThat(graph.edgeTypes()).containsExactly("writes", "at", "cites");
    assertThat(graph.nodes("venue").size()).isEqualTo(2);
    assertThat(graph.edges("at").matrix().graph().columns()).isEqualTo(2);
    assertThat(graph.edges("cites").matrix().graph().rows()).isEqualTo(2);
    assertThat(edges(graph))
        .containsEntry("at p1 x", 2.5f)
        .containsEntry("writes ann p2", 1f)
        .hasSize(4);
    assertThat(graph.edges("writes").matrix().weights()).isNull();
  }

  @Test
  void refusesEdgesOfOtherTypesAndWeightsThatAreNone() {
    assertThatThrownBy(() -> builder().edge("writes", "paper", "p1", "author", "ann"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from author to paper, not from paper to author");
    for (float bad : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> builder().edge("at", "paper", "p1", "venue", "x", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("p1");
    }
    HeteroGraph graph = builder().build();
    assertThatThrownBy(() -> graph.nodes("editor"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("editor")
        .hasMessageContaining("author");
  }

  @Test
  void comesBackFromAFolderAndGrowsThere() throws IOException {
    HeteroGraphFolder files = new HeteroGraphFolder(folder);
    HeteroGraph graph = builder().build();
    files.append(graph);
    HeteroGraph back = files.load();
    assertThat(back.nodeTypes()).isEqualTo(graph.nodeTypes());
    assertThat(edges(back)).isEqualTo(edges(graph));
    files.append(
        HeteroGraph.builder()
            .edge("at", "paper", "p3", "venue", "x")
            .edge("at", "paper", "p1", "venue", "x", 2)
            .build());
    HeteroGraph grown = files.load();
    assertThat(grown.nodes("paper").ordinal("p1")).isZero();
    assertThat(edges(grown)).containsEntry("at p1 x", 2.5f).containsEntry("at p3 x", 1f).hasSize(5);
    assertThatThrownBy(
            () -> files.append(HeteroGraph.builder().edgeType("at", "paper", "city").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not from paper to city");
    files.save(graph);
    assertThat(edges(files.load())).isEqualTo(edges(graph));
    try (Stream<Path> all = Files.list(folder)) {
      // Three types of nodes, three of edges, and what names them.
      assertThat(all).hasSize(7);
    }
  }

  @Test
  void damagedFilesAreRefusedByName() throws IOException {
    HeteroGraphFolder files = new HeteroGraphFolder(folder);
    files.save(builder().build());
    List<Path> all;
    try (Stream<Path> list = Files.list(folder)) {
      all = list.toList();
    }
    for (Path file : all) {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, new byte[] {1, 2, 3});
      assertThatThrownBy(files::load)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(file.getFileName().toString());
      Files.write(file, whole);
    }
    Path index = folder.resolve(HeteroGraphFolder.INDEX);
    String text = Files.readString(index);
    Files.writeString(index, text.replace("\"from\" : \"author\"", "\"from\" : \"editor\""));
    assertThatThrownBy(files::load)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("writes");
    Files.writeString(index, text.replace("\"from\" : \"author\"", "\"from\" : \"venue\""));
    assertThatThrownBy(files::load)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("2 nodes instead of 1");
  }
}
