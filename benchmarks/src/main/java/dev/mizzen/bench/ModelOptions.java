package dev.mizzen.bench;

import dev.mizzen.llm.llama.LlamaChatModel;
import dev.mizzen.spi.ChatModel;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which language model writes, and how often it is asked at once. */
final class ModelOptions {
  @Option(
      names = "--model",
      required = true,
      description =
          "URL of OpenAI's protocol, whose key is read from " + Endpoints.KEY + ", or GGUF file")
  private String model = "";

  @Option(names = "--llm", defaultValue = "default", description = "the model's name at that URL")
  private String llm = "default";

  @Option(names = "--window", defaultValue = "16384", description = "its tokens; default: 16384")
  private int window = 16_384;

  @Option(names = "--calls", defaultValue = "4", description = "at once; default: 4")
  private int calls = 4;

  ModelOptions() {}

  int calls() {
    return calls;
  }

  ChatModel open() {
    if (!model.startsWith("http://") && !model.startsWith("https://")) {
      return LlamaChatModel.of(Path.of(model)).contextWindow(window).open();
    }
    return Endpoints.at(URI.create(model), llm).contextWindow(window).atOnce(calls).open();
  }
}
