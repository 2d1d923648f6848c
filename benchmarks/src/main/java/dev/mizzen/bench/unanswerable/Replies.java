package dev.mizzen.bench.unanswerable;

import dev.mizzen.impl.chat.CachedChatModel;
import dev.mizzen.llm.llama.LlamaChatModel;
import dev.mizzen.llm.openai.OpenAiBuilder;
import dev.mizzen.llm.openai.OpenAiChatModel;
import dev.mizzen.spi.ChatModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which language model writes, and where its replies are kept. */
public final class Replies {
  private static final String KEY = "MIZZEN_API_KEY";

  @Option(names = "--gguf", description = "a language model in a file")
  private @Nullable Path gguf;

  @Option(
      names = "--url",
      description = "a language model behind OpenAI's protocol; its key is read from " + KEY)
  private @Nullable URI url;

  @Option(
      names = "--llm",
      defaultValue = "default",
      description = "its name at that url, or in --replies")
  private String name = "default";

  @Option(names = "--window", defaultValue = "2048", description = "its tokens; default: 2048")
  private int window = 2048;

  @Option(
      names = "--replies",
      description =
          "folder that keeps its replies; without --gguf and --url, they are all there is")
  private @Nullable Path replies;

  /** For picocli. */
  public Replies() {}

  /** The model and its kept replies, whichever is given. */
  public Optional<ChatModel> open() {
    Optional<ChatModel> model = model();
    if (replies == null) {
      return model;
    }
    return Optional.of(
        model.isPresent()
            ? new CachedChatModel(model.get(), replies)
            : CachedChatModel.offline(name, window, replies));
  }

  private Optional<ChatModel> model() {
    if (gguf != null) {
      return Optional.of(LlamaChatModel.of(gguf).contextWindow(window).open());
    }
    if (url == null) {
      return Optional.empty();
    }
    OpenAiBuilder builder = OpenAiChatModel.at(url, name);
    Optional.ofNullable(System.getenv(KEY)).ifPresent(builder::apiKey);
    return Optional.of(builder.open());
  }
}
