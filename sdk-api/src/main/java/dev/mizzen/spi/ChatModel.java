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

  /**
   * Answers piece by piece; each subscription asks anew, and cancelling it ends the generation.
   * Errors arrive at {@code onError}.
   *
   * @throws IllegalArgumentException if the prompt has tools, whose calls are not text
   */
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
   * Something that the model may ask to have called, if it can.
   *
   * @param name letters, digits, {@code _} and {@code -}
   * @param description of what it does, for the model
   * @param parameters a JSON schema of the arguments
   */
  record Tool(String name, String description, String parameters) {
    /** Refuses an empty name. */
    public Tool {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a tool needs a name, got an empty string");
      }
    }
  }

  /**
   * A model's wish to have a tool called.
   *
   * @param id by which the result is handed back
   * @param name of the tool
   * @param arguments in JSON, as the model wrote them: to be checked before use
   */
  record ToolCall(String id, String name, String arguments) {}

  /**
   * One message.
   *
   * @param speaker who
   * @param contents what
   * @param calls of tools, which an assistant wished for
   * @param callId which call a tool answers
   */
  record Message(
      Speaker speaker, List<Content> contents, List<ToolCall> calls, Optional<String> callId) {
    /** Copies the lists. */
    public Message {
      contents = List.copyOf(contents);
      calls = List.copyOf(calls);
    }

    /** A message without calls of tools. */
    public Message(Speaker speaker, List<Content> contents) {
      this(speaker, contents, List.of(), Optional.empty());
    }

    /** A message of text. */
    public static Message of(Speaker speaker, String text) {
      return new Message(speaker, List.of(Content.text(text)));
    }

    /** What the assistant said and wished for, to be sent back before the tools' results. */
    public static Message of(Reply reply) {
      List<Content> said = reply.text().isEmpty() ? List.of() : List.of(Content.text(reply.text()));
      return new Message(Speaker.ASSISTANT, said, reply.calls(), Optional.empty());
    }

    /** What a tool found. */
    public static Message of(ToolCall call, String result) {
      return new Message(
          Speaker.TOOL, List.of(Content.text(result)), List.of(), Optional.of(call.id()));
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
   * @param tools the model may ask for
   */
  record Prompt(
      List<Message> messages,
      int maxTokens,
      double temperature,
      List<String> stop,
      Optional<String> jsonSchema,
      long seed,
      List<Tool> tools) {
    /** Copies the lists; refuses a prompt without messages or without room to answer. */
    public Prompt {
      messages = List.copyOf(messages);
      stop = List.copyOf(stop);
      tools = List.copyOf(tools);
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

    /** A prompt without tools. */
    public Prompt(
        List<Message> messages,
        int maxTokens,
        double temperature,
        List<String> stop,
        Optional<String> jsonSchema,
        long seed) {
      this(messages, maxTokens, temperature, stop, jsonSchema, seed, List.of());
    }
  }

  /**
   * What a model wrote.
   *
   * @param text the answer; may be empty if tools are asked for
   * @param complete whether the model ended by itself, not for lack of room
   * @param usage what it took; zeros where the model does not say
   * @param calls of tools that the model wishes for
   */
  record Reply(String text, boolean complete, Usage usage, List<ToolCall> calls) {
    /** Copies the list. */
    public Reply {
      calls = List.copyOf(calls);
    }

    /** A reply without calls of tools. */
    public Reply(String text, boolean complete, Usage usage) {
      this(text, complete, usage, List.of());
    }
  }
}
