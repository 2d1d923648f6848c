package dev.mizzen.llm.openai;

import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.List;
import java.util.Optional;

/** Prompts of the tests. */
final class Prompts {
  private Prompts() {}

  static Prompt of(String question) {
    return of(List.of(Message.of(Speaker.USER, question)));
  }

  static Prompt of(List<Message> messages) {
    return new Prompt(messages, 32, 0, List.of(), Optional.empty(), 42);
  }
}
