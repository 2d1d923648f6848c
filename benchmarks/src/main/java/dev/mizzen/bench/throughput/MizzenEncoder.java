package dev.mizzen.bench.throughput;

import dev.mizzen.Embedder;
import dev.mizzen.vector.Embedding;
import java.util.List;

/** Mizzen as it comes, but for the length, which is cut where the peer cuts. */
final class MizzenEncoder implements SentenceEncoder {
  private final Embedder embedder;

  MizzenEncoder(int threads) {
    embedder = Embedder.model("all-minilm-l6-v2").maxTokens(MAX_TOKENS).threads(threads).open();
  }

  @Override
  public String name() {
    return "mizzen";
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    return embedder.embedPassages(texts).stream().map(Embedding::toArray).toList();
  }

  @Override
  public void close() {
    embedder.close();
  }
}
