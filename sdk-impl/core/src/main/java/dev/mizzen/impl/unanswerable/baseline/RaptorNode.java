package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Document;
import dev.mizzen.vector.Embedding;
import java.util.List;

/**
 * A document of the corpus, or a summary of nodes of the layer below.
 *
 * @param document what is shown
 * @param vector of its text, of length 1
 * @param children places in the layer below; none for documents of the corpus
 */
record RaptorNode(Document document, Embedding vector, List<Integer> children) {
  RaptorNode {
    children = List.copyOf(children);
  }
}
