package dev.mizzen.samples.search.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; blank lines are passed over. */
final class JsonLines implements Iterator<JsonLines.Line>, AutoCloseable {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final TextInput input;
  private final BufferedReader reader;
  private long number;
  private @Nullable Line next;

  private JsonLines(TextInput input) throws IOException {
    this.input = input;
    this.reader = input.reader();
  }

  /** The objects of {@code input}; the stream has to be closed. */
  static Stream<Line> of(TextInput input) {
    try {
      JsonLines lines = new JsonLines(input);
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, 0), false)
          .onClose(lines::close);
    } catch (IOException e) {
      throw input.unreadable(e);
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = read();
    }
    return next != null;
  }

  @Override
  public Line next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    return line;
  }

  private @Nullable Line read() {
    try {
      String text = reader.readLine();
      for (number++; text != null && text.isBlank(); number++) {
        text = reader.readLine();
      }
      return text == null ? null : parse(text);
    } catch (IOException e) {
      throw input.unreadable(e);
    }
  }

  private Line parse(String text) {
    String place = input.name() + ", line " + number;
    String json = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    JsonNode node;
    try {
      node = JSON.readValue(json);
    } catch (JsonProcessingException e) {
      throw new SourceException(place + ": not JSON: " + reason(e), e);
    }
    if (!node.isObject()) {
      throw new SourceException(
          place + ": expected a JSON object, got " + node.getNodeType(), null);
    }
    return new Line(node, place);
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    int position = message.indexOf(" (start marker");
    return position < 0 ? message : message.substring(0, position);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw input.unreadable(e);
    }
  }

  /**
   * One object.
   *
   * @param json an object
   * @param place file and line, for messages
   */
  record Line(JsonNode json, String place) {
    /**
     * The value of the first of {@code names} that is there, which must be a string or a number.
     */
    @Nullable String text(String... names) {
      for (String name : names) {
        JsonNode value = json.get(name);
        if (value != null && !value.isNull()) {
          if (!value.isTextual() && !value.isNumber()) {
            throw new SourceException(
                place + ": '" + name + "' must be a string, got " + value.getNodeType(), null);
          }
          return value.asText();
        }
      }
      return null;
    }

    /** As {@link #text}, for what must be there. */
    String require(String... names) {
      String value = text(names);
      if (value == null || value.isEmpty()) {
        throw new SourceException(place + ": needs '" + String.join("' or '", names) + "'", null);
      }
      return value;
    }
  }
}
