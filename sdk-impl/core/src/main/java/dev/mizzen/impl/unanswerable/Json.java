package dev.mizzen.impl.unanswerable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Lines of JSON whose fields must be there. */
public final class Json {
  /** Any text comes back as it was, also half a surrogate pair. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** One line, without its end. */
  public static String line(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The string {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static String text(JsonNode node, String name) {
    return optional(node, name)
        .orElseThrow(() -> new IllegalArgumentException("expected a string as '" + name + "'"));
  }

  /**
   * The string {@code name}, if it is there and not null.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Optional<String> optional(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("expected a string as '" + name + "', got " + value);
    }
    return Optional.of(value.textValue());
  }

  /**
   * The whole number {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static int number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isInt()) {
      throw new IllegalArgumentException(
          "expected a whole number as '" + name + "', got '" + value + "'");
    }
    return value.intValue();
  }

  /**
   * The flag {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static boolean flag(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(
          "expected true or false as '" + name + "', got '" + value + "'");
    }
    return value.booleanValue();
  }
}
