package dev.mizzen.bench;

import dev.mizzen.bench.rag.GeneratorSettings;
import dev.mizzen.bench.rag.PlanSettings;
import dev.mizzen.impl.chat.CachedChatModel;
import dev.mizzen.llm.llama.LlamaChatModel;
import dev.mizzen.spi.ChatModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which language model answers, and how many questions. */
final class ChatOptions {
  private static final int WINDOW = 2048;

  @Option(names = "--gguf", description = "model file, for --generator gguf")
  private @Nullable Path gguf;

  @Option(names = "--threads", defaultValue = "2", description = "of that model; default: 2")
  private int threads = 2;

  @Option(
      names = "--url",
      description =
          "of OpenAI's protocol, for --generator openai; its key is read from " + Endpoints.KEY)
  private @Nullable URI url;

  @Option(names = "--llm", defaultValue = "default", description = "the model's name at that url")
  private String llm = "default";

  @Option(
      names = "--questions",
      defaultValue = "60",
      description = "asked of a language model; default: 60")
  private int questions = 60;

  @Option(names = "--seed", defaultValue = "0", description = "of their choice; default: 0")
  private long seed;

  @Option(names = "--passages", defaultValue = "3", description = "in a prompt; default: 3")
  private int passages = 3;

  @Option(
      names = "--passage-tokens",
      defaultValue = "100",
      description = "of a passage, at most; default: 100")
  private int passageTokens = 100;

  @Option(names = "--answer-tokens", defaultValue = "80", description = "at most; default: 80")
  private int answerTokens = 80;

  @Option(
      names = "--replies",
      description = "folder that keeps replies with plans, so that a run goes on where it ended")
  private @Nullable Path replies;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "of searches that a model plans, over collections with qrels.tsv; default: 3")
  private int rounds = 3;

  ChatOptions() {}

  PlanSettings plan() {
    return new PlanSettings(questions, seed, rounds, passages, passages * passageTokens);
  }

  GeneratorSettings settings(double falseRefusals) {
    return new GeneratorSettings(
        questions, seed, passages, passageTokens, answerTokens, falseRefusals);
  }

  /** {@code model}, or what it has replied before, if a folder for that was given. */
  ChatModel keeping(ChatModel model) {
    return replies == null ? model : new CachedChatModel(model, replies);
  }

  /** The language model of {@code generator}, if it is one. */
  Optional<ChatModel> open(String generator) {
    return switch (generator) {
      case "gguf" -> Optional.of(file());
      case "openai" -> Optional.of(endpoint());
      default -> Optional.empty();
    };
  }

  private ChatModel file() {
    if (gguf == null) {
      throw new IllegalArgumentException("--generator gguf needs --gguf FILE");
    }
    return LlamaChatModel.of(gguf).contextWindow(WINDOW).threads(threads).open();
  }

  private ChatModel endpoint() {
    if (url == null) {
      throw new IllegalArgumentException("--generator openai needs --url URL");
    }
    return Endpoints.at(url, llm).open();
  }
}
