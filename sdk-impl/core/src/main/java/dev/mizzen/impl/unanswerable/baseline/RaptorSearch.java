package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches a {@link RaptorTree}. The tree is what it was when it was built, and knows no filters: a
 * question with one is refused rather than answered from documents that it may not see.
 */
final class RaptorSearch implements EvidenceFinder {
  private final RaptorTree tree;
  private final Embedder embedder;
  private final int top;

  /** A search of {@code top} nodes of each layer. */
  RaptorSearch(RaptorTree tree, Embedder embedder, int top) {
    this.tree = tree;
    this.embedder = embedder;
    this.top = top;
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    deadline.check();
    if (question.filter().isPresent()) {
      throw new IllegalArgumentException(
          "a tree of summaries cannot be filtered, got " + question.filter().get());
    }
    Embedding vector = embedder.embedQuery(question.text());
    List<Hit> hits = new ArrayList<>();
    for (Document document : tree.traverse(vector, top)) {
      int rank = hits.size() + 1;
      hits.add(new Hit(document, 1.0 / rank, rank, List.of(), List.of()));
    }
    List<String> ids = hits.stream().map(Hit::id).toList();
    return new Evidence(hits, List.of(new Hop(question.text(), ids)), false);
  }
}
