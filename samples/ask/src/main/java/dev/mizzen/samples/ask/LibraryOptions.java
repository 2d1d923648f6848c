package dev.mizzen.samples.ask;

import dev.mizzen.llm.llama.LlamaChatModel;
import dev.mizzen.llm.openai.OpenAiBuilder;
import dev.mizzen.llm.openai.OpenAiChatModel;
import dev.mizzen.spi.ChatModel;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which documents, and who writes. */
final class LibraryOptions {
  private static final String KEY = "MIZZEN_API_KEY";
  private static final int GGUF_WINDOW = 4096;

  /** Someone waits. */
  private static final int ATTEMPTS = 2;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      required = true,
      description = "Documents: text, Markdown, HTML and PDF.")
  private Path folder = Path.of(".");

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "Where to keep the index, so that the next start is quick; in memory if not given.")
  private @Nullable Path index;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "all-minilm-l6-v2-q",
      description = "Reads the documents (default: ${DEFAULT-VALUE}).")
  private String model = "all-minilm-l6-v2-q";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "A language model that writes the answers, behind OpenAI's protocol, such as"
              + " http://localhost:8080/v1; its key, if it needs one, is read from the environment:"
              + " "
              + KEY
              + ". Without it, answers are sentences of the documents.")
  private @Nullable URI endpoint;

  @Option(
      names = "--gguf",
      paramLabel = "FILE",
      description = "A language model in a file that writes the answers, instead of --endpoint.")
  private @Nullable Path gguf;

  @Option(
      names = "--llm",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The language model's name at the endpoint (default: ${DEFAULT-VALUE}).")
  private String llm = "default";

  /** Takes the documents in, saying so to {@code log}. */
  Library open(PrintWriter log) {
    return Library.open(folder, Optional.ofNullable(index), model, chatModel(), log);
  }

  private Optional<ChatModel> chatModel() {
    if (gguf != null) {
      return Optional.of(LlamaChatModel.of(gguf).contextWindow(GGUF_WINDOW).open());
    }
    if (endpoint == null) {
      return Optional.empty();
    }
    OpenAiBuilder builder = OpenAiChatModel.at(endpoint, llm).attempts(ATTEMPTS);
    Optional.ofNullable(System.getenv(KEY)).ifPresent(builder::apiKey);
    return Optional.of(builder.open());
  }
}
