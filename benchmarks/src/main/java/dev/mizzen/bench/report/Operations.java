package dev.mizzen.bench.report;

import java.util.Map;

/** What the report says of each benchmark in words. */
final class Operations {
  private static final Map<String, Operation> ALL =
      Map.of(
          "MaxSimBenchmark",
          new Operation(
              "MaxSim",
              "One query of token vectors against many documents: Σᵢ maxⱼ ⟨qᵢ, dⱼ⟩ for each.",
              "The scores of all documents, from vectors that lie in memory. For the rescorers also"
                  + " reading from mapped files, decoding and sorting. Peers compute on"
                  + " single-precision values."),
          "SpmmBenchmark",
          new Operation(
              "Graph convolution",
              "One layer of LightGCN over both halves of a bipartite graph: D^-½ A D^-½ · X.",
              "Both products of a layer, from graph and operand in memory to a result in memory."
                  + " SciPy runs in a process of its own, which takes its own time."),
          "RankingBenchmark",
          new Operation(
              "Ranking",
              "The 20 best items that a user has not seen, for every user.",
              "Scores, mask and selection, from vectors in memory to ranked items."),
          "QuantizedScanBenchmark",
          new Operation(
              "Quantized scan",
              "The ten nearest of many vectors of 16 bytes each, by distance tables.",
              "The query's distance table, the scan of all codes and the selection, one query at a"
                  + " time. Recall is that of the codes, against exact search."),
          "KMeansBenchmark",
          new Operation(
              "k-means",
              "Each row to its nearest centroid: the costly half of Lloyd's iteration.",
              "Distances and their least, from rows and centroids in memory to ids."),
          "KMeansTrainingBenchmark",
          new Operation(
              "k-means, all iterations",
              "k-means++, then Lloyd's iterations: assignment and means.",
              "From rows in memory to centroids; only the flops of assignments are counted. The"
                  + " inertia is compared with that of the same iterations in double precision."),
          "InfoNceBenchmark",
          new Operation(
              "InfoNCE",
              "The contrastive loss of a batch with both gradients.",
              "Loss and gradients. openblas-products is no loss: only the three matrix products"
                  + " that it cannot do without, in blocks of rows."),
          "EmbedderBenchmark",
          new Operation(
              "Embedding",
              "Texts to sentence vectors with all-MiniLM-L6-v2.",
              "Tokenization, inference and pooling."));

  private Operations() {}

  /**
   * An operation in words.
   *
   * @param title of its part of the report
   * @param what it computes
   * @param clock what its times contain
   */
  record Operation(String title, String what, String clock) {}

  static Operation of(String benchmark) {
    return ALL.getOrDefault(benchmark, new Operation(benchmark, "", ""));
  }
}
