package dev.mizzen.impl.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Content;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.rag.prompt.AnswerPrompt;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Tool;
import dev.mizzen.spi.ChatModel.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What decides a reply: the model's id and everything that it is given, in one fixed JSON form, and
 * that form's SHA-256. A file that is referred to counts by its bytes; other locations by their
 * names.
 *
 * <p>The words of fences differ from prompt to prompt and mean nothing, so they are left out: see
 * {@link AnswerPrompt#withoutFences}.
 *
 * @param model the model's id
 * @param json the fixed form
 * @param hash of {@code json}, 64 digits
 */
record PromptKey(String model, String json, String hash) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The key of a prompt to a model. */
  static PromptKey of(String model, Prompt prompt) {
    ObjectNode root = JSON.createObjectNode().put("model", model);
    ArrayNode messages = root.putArray("messages");
    prompt.messages().forEach(message -> messages.add(json(message)));
    root.put("maxTokens", prompt.maxTokens()).put("temperature", prompt.temperature());
    prompt.stop().forEach(root.putArray("stop")::add);
    prompt.jsonSchema().ifPresent(schema -> root.put("jsonSchema", schema));
    root.put("seed", prompt.seed());
    ArrayNode tools = root.putArray("tools");
    for (Tool tool : prompt.tools()) {
      tools
          .addObject()
          .put("name", tool.name())
          .put("description", tool.description())
          .put("parameters", tool.parameters());
    }
    return of(model, root);
  }

  /** The key whose JSON form was read from a file. */
  static PromptKey of(String model, JsonNode form) {
    String json = form.toString();
    return new PromptKey(model, json, Sha256.of(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static ObjectNode json(Message message) {
    ObjectNode node = JSON.createObjectNode().put("speaker", message.speaker().name());
    ArrayNode contents = node.putArray("contents");
    message.contents().forEach(content -> contents.add(json(content)));
    message.calls().forEach(call -> node.withArray("calls").add(json(call)));
    message.callId().ifPresent(id -> node.put("callId", id));
    return node;
  }

  /** A wish to have a tool called. */
  static ObjectNode json(ToolCall call) {
    return JSON.createObjectNode()
        .put("id", call.id())
        .put("name", call.name())
        .put("arguments", call.arguments());
  }

  private static ObjectNode json(Content content) {
    ObjectNode node = JSON.createObjectNode();
    return switch (content) {
      case Content.Text(String text) -> node.put("text", AnswerPrompt.withoutFences(text));
      case Content.Image(URI at, String type) -> located(node, at, type);
      case Content.Audio(URI at, String type) -> located(node, at, type);
      case Content.Video(URI at, String type) -> located(node, at, type);
    };
  }

  private static ObjectNode located(ObjectNode node, URI location, String mediaType) {
    node.put("mediaType", mediaType);
    if (!"file".equals(location.getScheme())) {
      return node.put("location", location.toString());
    }
    try {
      return node.put("sha256", Sha256.of(Path.of(location)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + location + " of a prompt", e);
    }
  }
}
