package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Document;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Documents, summaries of groups of them, summaries of groups of those, and so on (RAPTOR: Sarthi
 * et al., ICLR 2024, arXiv:2401.18059). Immutable; safe for use by many threads.
 */
public final class RaptorTree {
  /** What the ids of summaries begin with; documents of a corpus must not. */
  static final String SUMMARY = "raptor-summary/";

  private final List<List<RaptorNode>> layers;

  /** Layers from the documents up. */
  RaptorTree(List<List<RaptorNode>> layers) {
    this.layers = layers.stream().map(List::copyOf).toList();
  }

  /** Whether this is a model's summary and no document of the corpus. */
  static boolean isSummary(String documentId) {
    return documentId.startsWith(SUMMARY);
  }

  /** How many nodes each layer has, from the documents up. */
  public List<Integer> sizes() {
    return layers.stream().map(List::size).toList();
  }

  /**
   * Tree traversal (section 3 there): the nodes of the top layer that are nearest to the question,
   * then the nearest of their children, and so on down to documents.
   *
   * @param top nodes of each layer
   * @return from the documents up, the nearest of each layer first: what can prove comes first
   */
  List<Document> traverse(Embedding question, int top) {
    List<List<Document>> chosen = new ArrayList<>();
    List<Integer> open = IntStream.range(0, layers.getLast().size()).boxed().toList();
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      List<RaptorNode> nodes = layers.get(layer);
      List<RaptorNode> best =
          open.stream()
              .distinct()
              .map(nodes::get)
              .sorted(Comparator.comparingDouble((RaptorNode n) -> -n.vector().dot(question)))
              .limit(top)
              .toList();
      chosen.addFirst(best.stream().map(RaptorNode::document).toList());
      open = best.stream().flatMap(node -> node.children().stream()).toList();
    }
    return chosen.stream().flatMap(List::stream).toList();
  }
}
