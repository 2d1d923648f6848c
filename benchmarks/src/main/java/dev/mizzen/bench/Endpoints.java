package dev.mizzen.bench;

import dev.mizzen.llm.openai.OpenAiBuilder;
import dev.mizzen.llm.openai.OpenAiChatModel;
import java.net.URI;
import java.util.Optional;

/** Endpoints of language models, with the key that the environment holds. */
final class Endpoints {
  /** The environment variable that holds the key; without it, none is sent. */
  static final String KEY = "MIZZEN_API_KEY";

  private Endpoints() {}

  /** The model {@code name} at {@code url}, to be opened. */
  static OpenAiBuilder at(URI url, String name) {
    OpenAiBuilder builder = OpenAiChatModel.at(url, name);
    Optional.ofNullable(System.getenv(KEY)).ifPresent(builder::apiKey);
    return builder;
  }
}
