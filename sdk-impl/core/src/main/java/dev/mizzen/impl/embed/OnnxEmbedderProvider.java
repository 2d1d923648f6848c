package dev.mizzen.impl.embed;

import dev.mizzen.Embedder;
import dev.mizzen.impl.embed.work.Workers;
import dev.mizzen.spi.EmbedderProvider;
import dev.mizzen.spi.EmbedderSpec;

/** Opens text models in ONNX form. */
public final class OnnxEmbedderProvider implements EmbedderProvider {
  /** For the service loader. */
  public OnnxEmbedderProvider() {}

  @Override
  public String id() {
    return "onnx";
  }

  @Override
  public Embedder open(EmbedderSpec spec) {
    TextModel model = TextModel.load(spec);
    int threads = spec.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    return new OnnxEmbedder(model, Workers.of(spec.executor(), threads));
  }
}
