package dev.mizzen.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel.Reply;
import dev.mizzen.spi.ChatModel.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server wrote, read with suspicion. */
final class ReplyJson {
  private static final int SHOWN = 120;

  private ReplyJson() {}

  /**
   * An error as the protocol words it.
   *
   * @param message for people
   * @param type such as {@code invalid_request_error}
   * @param code such as {@code context_length_exceeded}
   */
  record ServerError(String message, String type, String code) {}

  /**
   * A piece of a stream.
   *
   * @param text to be appended; may be empty
   * @param finish why the model ended, if it did
   * @param usage of the whole call, with the last piece at most
   */
  record Piece(String text, Optional<String> finish, Optional<Usage> usage) {}

  static Reply reply(String body) throws Failure {
    JsonNode root = object(body);
    JsonNode choice = root.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw Failure.passing("answered without choices[0].message: " + shown(body), null);
    }
    String text = message.path("content").asText("");
    List<ToolCall> calls = calls(message.path("tool_calls"));
    boolean complete = !choice.path("finish_reason").asText("stop").equals("length");
    return new Reply(text, complete, usage(root).orElse(new Usage(0, 0)), calls);
  }

  private static List<ToolCall> calls(JsonNode array) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : array) {
      JsonNode function = call.path("function");
      calls.add(
          new ToolCall(
              call.path("id").asText(""),
              function.path("name").asText(""),
              function.path("arguments").asText("{}")));
    }
    return calls;
  }

  static Piece piece(String data) throws Failure {
    JsonNode root = object(data);
    if (root.has("error")) {
      throw Failure.last("broke off: " + error(data).message(), null);
    }
    JsonNode choice = root.path("choices").path(0);
    JsonNode finish = choice.path("finish_reason");
    return new Piece(
        choice.path("delta").path("content").asText(""),
        finish.isTextual() ? Optional.of(finish.asText()) : Optional.empty(),
        usage(root));
  }

  private static Optional<Usage> usage(JsonNode root) {
    JsonNode usage = root.path("usage");
    return usage.isObject()
        ? Optional.of(
            new Usage(
                Math.max(0, usage.path("prompt_tokens").asLong(0)),
                Math.max(0, usage.path("completion_tokens").asLong(0))))
        : Optional.empty();
  }

  /** Never fails: what is not in the protocol's form is taken as the message. */
  static ServerError error(String body) {
    try {
      JsonNode error = PromptJson.MAPPER.readTree(body).path("error");
      if (error.isTextual()) {
        return new ServerError(error.asText(), "", "");
      }
      if (error.isObject()) {
        return new ServerError(
            error.path("message").asText(""),
            error.path("type").asText(""),
            error.path("code").asText(""));
      }
    } catch (JsonProcessingException e) {
      return new ServerError(body, "", "");
    }
    return new ServerError(body, "", "");
  }

  private static JsonNode object(String body) throws Failure {
    try {
      JsonNode root = PromptJson.MAPPER.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw Failure.passing("answered with malformed JSON: " + shown(body), null);
    }
    throw Failure.passing("answered with no JSON object: " + shown(body), null);
  }

  private static String shown(String body) {
    return body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
  }
}
