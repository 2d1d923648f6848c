package dev.mizzen.spi;

import dev.mizzen.Content;
import dev.mizzen.Incubating;
import dev.mizzen.rag.Answer.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A language model that writes: a remote endpoint, a local file, or a script in a test. Safe for
 * use by many threads.
 */
@Incubating(since = "0.1.0")
public interface ChatModel extends AutoCloseable {
  /** The model's name, as it stands in reports and caches. */
  String id();

  /** How many tokens prompt and answer may have together. */
  int contextWindow();

  /**
   * Answers.
   *
   * @throws dev.mizzen.error.GenerationException if the endpoint or model fails
   * @throws IllegalArgumentException if the prompt is longer than the window, or asks for what the
   *     model cannot do
   */
  Reply chat(Prompt prompt);

  /** As {@link #chat}, without holding the caller's thread. */
  CompletionStage<Reply> chatAsync(Prompt prompt);

  /** Answers piece by piece; cancelling the subscription ends the generation. */
  Flow.Publisher<String> stream(Prompt prompt);

  /** Frees what the model holds. */
  @Override
  void close();

  /** Who speaks. */
  enum Speaker {
    /** Sets the rules; never holds text from documents. */
    SYSTEM,
    /** Asks. */
    USER,
    /** Answers. */
    ASSISTANT,
    /** Reports what a tool found. */
    TOOL
  }

  /**
   * One message.
   *
   * @param speaker who
   * @param contents what
   */
  record Message(Speaker speaker, List<Content> contents) {
    /** Copies the list. */
    public Message {
      contents = List.copyOf(contents);
    }

    /** A message of text. */
    public static Message of(Speaker speaker, String text) {
      return new Message(speaker, List.of(Content.text(text)));
    }
  }

  /**
   * What a model is given.
   *
   * @param messages oldest first
   * @param maxTokens to write at most
   * @param temperature 0 for the likeliest words
   * @param stop strings that end the answer
   * @param jsonSchema the form the answer must have, if any
   * @param seed for repeatable sampling, where the model honours it
   */
  record Prompt(
      List<Message> messages,
      int maxTokens,
      double temperature,
      List<String> stop,
      Optional<String> jsonSchema,
      long seed) {
    /** Copies the lists; refuses a prompt without messages or without room to answer. */
    public Prompt {
      messages = List.copyOf(messages);
      stop = List.copyOf(stop);
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("a prompt needs at least 1 message, got 0");
      }
      if (maxTokens < 1) {
        throw new IllegalArgumentException("maxTokens must be at least 1, got " + maxTokens);
      }
      if (!(temperature >= 0) || !Double.isFinite(temperature)) {
        throw new IllegalArgumentException("temperature must be at least 0, got " + temperature);
      }
    }
  }

  /**
   * What a model wrote.
   *
   * @param text the answer
   * @param complete whether the model ended by itself, not for lack of room
   * @param usage what it took
   */
  record Reply(String text, boolean complete, Usage usage) {}
}
