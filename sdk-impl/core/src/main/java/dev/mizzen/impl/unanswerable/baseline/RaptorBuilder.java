package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.quantize.KMeans;
import dev.mizzen.impl.quantize.KMeansOptions;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroid;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds trees of summaries: each layer's vectors are grouped by k-means, and a model sums up each
 * group. Lighter than the original, which lets a node belong to several groups of a Gaussian
 * mixture over reduced vectors.
 *
 * <p>Cost: one call of the model for each group, one encoding for each node. The same documents,
 * seed and replies give the same tree. For one thread.
 */
public final class RaptorBuilder {
  private final Embedder embedder;
  private final KernelBackend backend;
  private final GroupSummary summary;
  private final RaptorOptions options;

  /** A builder whose trees have vectors of {@code embedder} and summaries of {@code model}. */
  public RaptorBuilder(
      Embedder embedder, ChatModel model, KernelBackend backend, RaptorOptions options) {
    this.embedder = embedder;
    this.backend = backend;
    this.options = options;
    summary = new GroupSummary(model, options.summaryTokens());
  }

  /** A tree over all documents of a retriever that have texts. */
  public RaptorTree build(Retriever retriever, ProgressListener progress) {
    return build(AllDocuments.of(retriever), progress);
  }

  /**
   * A tree over documents.
   *
   * @param progress hears of phase {@code "summaries"}
   * @throws IllegalArgumentException if there are none, or an id looks like a summary's
   */
  RaptorTree build(List<Document> documents, ProgressListener progress) {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("a tree needs at least 1 document with a text, got 0");
    }
    List<RaptorNode> layer = leaves(documents);
    List<List<RaptorNode>> layers = new ArrayList<>(List.of(layer));
    while (layers.size() <= options.depth() && layer.size() > 1) {
      layer = above(layer, layers.size(), progress);
      layers.add(layer);
    }
    return new RaptorTree(layers);
  }

  private List<RaptorNode> leaves(List<Document> documents) {
    List<Embedding> vectors = vectors(documents);
    List<RaptorNode> leaves = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      if (RaptorTree.isSummary(document.id())) {
        throw new IllegalArgumentException(
            "document ids must not begin with '" + RaptorTree.SUMMARY + "', got " + document.id());
      }
      leaves.add(new RaptorNode(document, vectors.get(i), List.of()));
    }
    return leaves;
  }

  private List<RaptorNode> above(List<RaptorNode> layer, int number, ProgressListener progress) {
    List<List<Integer>> groups = groups(layer);
    List<Document> summaries = new ArrayList<>();
    for (List<Integer> group : groups) {
      String id = RaptorTree.SUMMARY + number + "/" + summaries.size();
      List<Document> members = group.stream().map(i -> layer.get(i).document()).toList();
      summaries.add(Document.of(id, summary.of(members)));
      progress.onProgress("summaries", summaries.size(), groups.size());
    }
    List<Embedding> vectors = vectors(summaries);
    return IntStream.range(0, groups.size())
        .mapToObj(g -> new RaptorNode(summaries.get(g), vectors.get(g), groups.get(g)))
        .toList();
  }

  /** Members of each group that has any, in the order of the layer. */
  private List<List<Integer>> groups(List<RaptorNode> layer) {
    int clusters = Math.ceilDiv(layer.size(), options.groupSize());
    TokenRows rows = rows(layer);
    KMeansOptions kMeans = KMeansOptions.of(clusters).withSeed(options.seed());
    float[] centroids =
        new KMeans(backend, Workers.caller(), kMeans)
            .train(rows, ProgressListener.NONE)
            .centroids();
    int[] ids = new int[layer.size()];
    new NearestCentroid(backend.nearestCentroid(Workers.caller()))
        .nearest(rows, centroids, ids, null);
    List<List<Integer>> groups = new ArrayList<>();
    IntStream.range(0, clusters).forEach(c -> groups.add(new ArrayList<>()));
    IntStream.range(0, ids.length).forEach(i -> groups.get(ids[i]).add(i));
    groups.removeIf(List::isEmpty);
    return groups;
  }

  private TokenRows rows(List<RaptorNode> layer) {
    int dimension = embedder.dimension();
    float[] values = new float[layer.size() * dimension];
    for (int i = 0; i < layer.size(); i++) {
      System.arraycopy(layer.get(i).vector().toArray(), 0, values, i * dimension, dimension);
    }
    return TokenRows.of(values, dimension);
  }

  private List<Embedding> vectors(List<Document> documents) {
    List<String> texts =
        documents.stream().map(d -> (d.title() + "\n" + GroupSummary.text(d)).strip()).toList();
    return embedder.embedPassages(texts).stream().map(Embedding::normalized).toList();
  }
}
