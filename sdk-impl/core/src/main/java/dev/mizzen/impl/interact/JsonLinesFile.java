package dev.mizzen.impl.interact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.impl.eval.TextLines;
import dev.mizzen.recommend.InteractionFormat;
import java.nio.file.Path;

/** Interactions as JSON objects, one in each line. */
final class JsonLinesFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonLinesFile() {}

  /**
   * Reads a file.
   *
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form
   */
  static InteractionTable read(Path file, InteractionFormat format) {
    InteractionColumns columns = new InteractionColumns();
    TextLines.forEach(file, (number, line) -> add(line, format, columns));
    return columns.table();
  }

  private static void add(String line, InteractionFormat format, InteractionColumns columns) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "expected a JSON object (" + e.getOriginalMessage() + "), got: " + ListFile.shown(line),
          e);
    }
    if (!object.isObject()) {
      throw new IllegalArgumentException("expected a JSON object, got: " + ListFile.shown(line));
    }
    columns.add(
        id("user", object.path(format.user()), format.user(), line),
        id("item", object.path(format.item()), format.item(), line),
        format.weight().map(name -> weight(object.path(name), name, line)).orElse(1f),
        format
            .time()
            .map(name -> time(object.path(name), name, format, line))
            .orElse(InteractionTable.NO_TIME));
  }

  private static String id(String what, JsonNode value, String name, String line) {
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw ParsedValues.wrong(
          "a string or whole number as '" + name + "'", value.toString(), line);
    }
    return ParsedValues.id(what, value.asText(), line);
  }

  private static float weight(JsonNode value, String name, String line) {
    if (!value.isNumber()) {
      throw ParsedValues.wrong("a number above 0 as '" + name + "'", value.toString(), line);
    }
    return ParsedValues.weight(value.asDouble(), line);
  }

  private static long time(JsonNode value, String name, InteractionFormat format, String line) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return ParsedValues.millis(value.asLong(), format.timeUnit(), line);
    }
    if (!value.isTextual()) {
      throw ParsedValues.wrong("a time as '" + name + "'", value.toString(), line);
    }
    return ParsedValues.time(value.asText(), format.timeUnit(), line);
  }
}
