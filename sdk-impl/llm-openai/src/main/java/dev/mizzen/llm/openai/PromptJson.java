package dev.mizzen.llm.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Content;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.spi.ChatModel.Tool;
import dev.mizzen.spi.ChatModel.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A prompt as the body of a request. Safe for use by many threads. */
final class PromptJson {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String model;
  private final String tokenLimit;

  PromptJson(String model, String tokenLimit) {
    this.model = model;
    this.tokenLimit = tokenLimit;
  }

  byte[] of(Prompt prompt, boolean streaming) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("model", model);
    ArrayNode messages = root.putArray("messages");
    prompt.messages().forEach(message -> message(messages.addObject(), message));
    root.put(tokenLimit, prompt.maxTokens());
    root.put("temperature", prompt.temperature());
    root.put("seed", prompt.seed());
    if (!prompt.stop().isEmpty()) {
      prompt.stop().forEach(root.putArray("stop")::add);
    }
    prompt.jsonSchema().ifPresent(schema -> form(root, schema));
    if (!prompt.tools().isEmpty()) {
      ArrayNode tools = root.putArray("tools");
      prompt.tools().forEach(tool -> tool(tools.addObject(), tool));
    }
    if (streaming) {
      root.put("stream", true);
      root.putObject("stream_options").put("include_usage", true);
    }
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException("a prompt could not be written as JSON", e);
    }
  }

  private static void message(ObjectNode json, Message message) {
    json.put("role", message.speaker().name().toLowerCase(Locale.ROOT));
    boolean plain = message.contents().stream().allMatch(Content.Text.class::isInstance);
    if (plain && message.contents().size() <= 1) {
      content(json, message);
    } else {
      ArrayNode parts = json.putArray("content");
      message.contents().forEach(content -> part(parts.addObject(), content));
    }
    message.callId().ifPresent(id -> json.put("tool_call_id", id));
    if (!message.calls().isEmpty()) {
      ArrayNode calls = json.putArray("tool_calls");
      message.calls().forEach(call -> call(calls.addObject(), call));
    }
  }

  private static void content(ObjectNode json, Message message) {
    if (message.contents().isEmpty() && message.speaker() == Speaker.ASSISTANT) {
      json.putNull("content");
      return;
    }
    String text = "";
    for (Content content : message.contents()) {
      text = ((Content.Text) content).text();
    }
    json.put("content", text);
  }

  private static void part(ObjectNode json, Content content) {
    switch (content) {
      case Content.Text(String text) -> json.put("type", "text").put("text", text);
      case Content.Image image ->
          json.put("type", "image_url").putObject("image_url").put("url", ImageUrl.of(image));
      case Content.Audio _, Content.Video _ ->
          throw new IllegalArgumentException(
              "a chat endpoint takes TEXT and IMAGE only, got " + content.modality());
    }
  }

  private static void call(ObjectNode json, ToolCall call) {
    json.put("id", call.id()).put("type", "function");
    json.putObject("function").put("name", call.name()).put("arguments", call.arguments());
  }

  private static void tool(ObjectNode json, Tool tool) {
    ObjectNode function = json.put("type", "function").putObject("function");
    function.put("name", tool.name()).put("description", tool.description());
    function.set(
        "parameters", schema("the parameters of tool '" + tool.name() + "'", tool.parameters()));
  }

  private static void form(ObjectNode root, String schema) {
    ObjectNode form = root.putObject("response_format").put("type", "json_schema");
    ObjectNode named = form.putObject("json_schema").put("name", "answer").put("strict", true);
    named.set("schema", schema("jsonSchema", schema));
  }

  private static JsonNode schema(String what, String schema) {
    try {
      JsonNode node = MAPPER.readTree(schema);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          what + " is no JSON: " + e.getOriginalMessage() + " in " + schema, e);
    }
    throw new IllegalArgumentException(what + " is no JSON object: " + schema);
  }
}
