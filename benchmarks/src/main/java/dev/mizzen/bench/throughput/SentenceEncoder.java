package dev.mizzen.bench.throughput;

import java.util.List;

/** What is timed: texts in, sentence vectors out. */
public interface SentenceEncoder extends AutoCloseable {
  /** The longest input of {@code all-minilm-l6-v2} in LangChain4j, special tokens included. */
  int MAX_TOKENS = 128;

  /** Its name in reports. */
  String name();

  /** One vector for each text, in order. */
  List<float[]> embed(List<String> texts);

  @Override
  void close();

  /**
   * Opens an implementation by name: {@code mizzen}; {@code langchain4j} with its default executor
   * of one thread for each processor; {@code langchain4j-1} with a single thread, which leaves the
   * parallelism to ONNX Runtime.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static SentenceEncoder open(String name) {
    int processors = Runtime.getRuntime().availableProcessors();
    return switch (name) {
      case "mizzen" -> new MizzenEncoder(processors);
      case "langchain4j" -> new LangChain4jEncoder(name, processors);
      case "langchain4j-1" -> new LangChain4jEncoder(name, 1);
      default ->
          throw new IllegalArgumentException(
              "no encoder is named '"
                  + name
                  + "'; there are mizzen, langchain4j and langchain4j-1");
    };
  }
}
