package dev.mizzen.impl.unanswerable.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** JSON objects as models write them: between words, with single quotes or a comma too many. */
public final class LooseJson {
  private static final int MOST = 50;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private LooseJson() {}

  /**
   * The first object in {@code text} that has the field {@code name}. Looks at 50 opening braces at
   * most, so the cost is linear.
   */
  public static Optional<JsonNode> find(String text, String name) {
    int start = text.indexOf('{');
    for (int i = 0; i < MOST && start >= 0; i++) {
      Optional<JsonNode> object = parse(text.substring(start)).filter(node -> node.has(name));
      if (object.isPresent()) {
        return object;
      }
      start = text.indexOf('{', start + 1);
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> parse(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return Optional.ofNullable(JSON.<JsonNode>readValue(parser)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
