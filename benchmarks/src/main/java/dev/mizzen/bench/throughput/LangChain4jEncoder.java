package dev.mizzen.bench.throughput;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * LangChain4j's in-process model as its documentation shows it: {@code embedAll} on an executor.
 */
final class LangChain4jEncoder implements SentenceEncoder {
  private final String name;
  private final ExecutorService executor;
  private final AllMiniLmL6V2EmbeddingModel model;

  LangChain4jEncoder(String name, int threads) {
    this.name = name;
    executor = Executors.newFixedThreadPool(threads);
    model = new AllMiniLmL6V2EmbeddingModel(executor);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
    return model.embedAll(segments).content().stream().map(Embedding::vector).toList();
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
