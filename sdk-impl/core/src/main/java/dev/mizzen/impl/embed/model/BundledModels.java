package dev.mizzen.impl.embed.model;

import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelNotFoundException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The models known by name. The settings are those of the model cards of {@code
 * sentence-transformers/all-MiniLM-L6-v2}, {@code BAAI/bge-small-en-v1.5} and {@code
 * intfloat/e5-small-v2}; names ending in {@code -q} are their dynamically quantized int8 variants.
 */
final class BundledModels {
  private static final String GROUP = "dev.langchain4j:langchain4j-embeddings-";
  private static final int BERT_POSITIONS = 512;

  /** The card asks for it before short queries that look for passages, and not before passages. */
  private static final String BGE_QUERY =
      "Represent this sentence for searching relevant passages: ";

  private static final List<BundledModel> ALL =
      List.of(
          miniLm("all-minilm-l6-v2", "all-minilm-l6-v2:1.20.0-beta30"),
          miniLm("all-minilm-l6-v2-q", "all-minilm-l6-v2-q:1.20.0-beta30"),
          bge("bge-small-en-v1.5", "bge-small-en-v15:1.20.0-beta30"),
          bge("bge-small-en-v1.5-q", "bge-small-en-v15-q:1.20.0-beta30"),
          e5("e5-small-v2", "e5-small-v2:1.17.0-beta27"),
          e5("e5-small-v2-q", "e5-small-v2-q:1.11.0-beta19"));

  private BundledModels() {}

  /**
   * The model of this name, in whatever case.
   *
   * @throws ModelNotFoundException naming all there are
   */
  static BundledModel named(String id) {
    return ALL.stream()
        .filter(model -> model.stem().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ModelNotFoundException(
                    "no model is named '"
                        + id
                        + "'; the names are "
                        + ALL.stream().map(BundledModel::stem).collect(Collectors.joining(", "))
                        + "; other models are opened by Embedder.load(Path folder)"));
  }

  /** All of them. */
  static List<BundledModel> all() {
    return ALL;
  }

  private static BundledModel miniLm(String stem, String artifact) {
    ModelSettings settings = ModelSettings.of(stem, Pooling.MEAN, 256, BERT_POSITIONS);
    return new BundledModel(stem, GROUP + artifact, "Apache-2.0", settings);
  }

  private static BundledModel bge(String stem, String artifact) {
    ModelSettings settings = ModelSettings.of(stem, Pooling.CLS, BERT_POSITIONS, BERT_POSITIONS);
    return new BundledModel(stem, GROUP + artifact, "MIT", settings.withPrefixes(BGE_QUERY, ""));
  }

  private static BundledModel e5(String stem, String artifact) {
    ModelSettings settings = ModelSettings.of(stem, Pooling.MEAN, BERT_POSITIONS, BERT_POSITIONS);
    return new BundledModel(
        stem, GROUP + artifact, "MIT", settings.withPrefixes("query: ", "passage: "));
  }
}
