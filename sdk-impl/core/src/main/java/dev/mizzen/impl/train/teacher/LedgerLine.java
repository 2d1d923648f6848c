package dev.mizzen.impl.train.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.train.preference.TeacherAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call in a ledger.
 *
 * @param key of the question
 * @param answer none if the call failed
 * @param problem why it failed; empty if it did not
 */
record LedgerLine(String key, Optional<TeacherAnswer> answer, String problem) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** One line of JSON, without its end. */
  String json() {
    ObjectNode line = JSON.createObjectNode().put("key", key);
    if (answer.isEmpty()) {
      return line.put("failed", problem).toString();
    }
    ArrayNode order = line.putArray("order");
    answer.get().order().forEach(order::add);
    return line.put("answer", answer.get().text()).put("cost", answer.get().cost()).toString();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static LedgerLine parse(String json) {
    try {
      JsonNode line = READER.readTree(json);
      String key = text(line, "key");
      if (line.has("failed")) {
        return new LedgerLine(key, Optional.empty(), text(line, "failed"));
      }
      TeacherAnswer answer =
          new TeacherAnswer(order(line.path("order")), text(line, "answer"), cost(line));
      return new LedgerLine(key, Optional.of(answer), "");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode line, String name) {
    if (!line.path(name).isTextual()) {
      throw new IllegalArgumentException("'" + name + "' is not a text");
    }
    return line.path(name).textValue();
  }

  private static double cost(JsonNode line) {
    if (!line.path("cost").isNumber()) {
      throw new IllegalArgumentException("'cost' is not a number");
    }
    return line.path("cost").doubleValue();
  }

  private static List<Integer> order(JsonNode order) {
    List<Integer> positions = new ArrayList<>();
    for (JsonNode position : order) {
      if (!position.isInt()) {
        throw new IllegalArgumentException("'order' is not a list of whole numbers");
      }
      positions.add(position.intValue());
    }
    if (!order.isArray()) {
      throw new IllegalArgumentException("'order' is not a list");
    }
    return positions;
  }
}
