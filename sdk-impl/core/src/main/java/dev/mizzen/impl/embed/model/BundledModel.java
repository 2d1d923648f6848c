package dev.mizzen.impl.embed.model;

/**
 * A model that a Maven artifact carries as resources.
 *
 * @param stem of the resources {@code <stem>.onnx} and {@code <stem>-tokenizer.json}
 * @param artifact the Maven coordinate
 * @param licence of the model, as its card states it
 * @param settings those of the model's card
 */
record BundledModel(String stem, String artifact, String licence, ModelSettings settings) {
  String modelResource() {
    return stem + ".onnx";
  }

  String tokenizerResource() {
    return stem + "-tokenizer.json";
  }
}
