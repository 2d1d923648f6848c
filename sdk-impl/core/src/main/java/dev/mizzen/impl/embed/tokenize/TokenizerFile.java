package dev.mizzen.impl.embed.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a {@code tokenizer.json} must hold before native code is allowed to see it. */
final class TokenizerFile {
  /** Of the BERT and RoBERTa families. */
  private static final List<String> MASKS = List.of("[MASK]", "<mask>");

  private final String source;
  private final Map<String, Integer> ids = new HashMap<>();

  private TokenizerFile(String source) {
    this.source = source;
  }

  /**
   * Checks that every token the file refers to is in its vocabulary.
   *
   * @throws ModelException naming what is missing
   */
  static TokenizerFile check(String source, byte[] json) {
    JsonNode root;
    try {
      root = new JsonMapper().readTree(json);
    } catch (IOException e) {
      throw new ModelException(
          source + " (" + json.length + " bytes) is not valid JSON; is the file cut off?", e);
    }
    TokenizerFile file = new TokenizerFile(source);
    file.readVocabulary(root);
    file.checkUnknownToken(root.path("model"));
    file.checkSpecialTokens(root.path("post_processor"));
    return file;
  }

  /** The largest token id. */
  int maxId() {
    return ids.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** The id of the token that stands for a word to be guessed, if there is one. */
  OptionalInt maskId() {
    return MASKS.stream().filter(ids::containsKey).mapToInt(ids::get).findFirst();
  }

  private void readVocabulary(JsonNode root) {
    JsonNode vocabulary = root.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (int id = 0; id < vocabulary.size(); id++) {
        ids.put(vocabulary.get(id).path(0).asText(), id);
      }
    }
    vocabulary.properties().forEach(entry -> put(entry.getKey(), entry.getValue()));
    root.path("added_tokens")
        .forEach(token -> put(token.path("content").asText(), token.path("id")));
    if (vocabulary.isEmpty()) {
      throw new ModelException(source + " has no vocabulary at model.vocab");
    }
  }

  private void put(String token, JsonNode id) {
    if (!id.canConvertToInt() || id.asInt() < 0) {
      throw new ModelException(source + ": token '" + token + "' has the id " + id);
    }
    ids.put(token, id.asInt());
  }

  private void checkUnknownToken(JsonNode model) {
    JsonNode unknown = model.path("unk_token");
    if (unknown.isTextual() && !ids.containsKey(unknown.asText())) {
      throw new ModelException(
          source + ": the unknown token " + unknown.asText() + " is not in the vocabulary");
    }
  }

  /** Knows the processors of the BERT and RoBERTa families; others add what the library decides. */
  private void checkSpecialTokens(JsonNode processor) {
    processor.path("processors").forEach(this::checkSpecialTokens);
    for (JsonNode token : processor.path("special_tokens")) {
      JsonNode names = token.path("tokens");
      for (int i = 0; i < names.size(); i++) {
        requireToken(names.get(i), token.path("ids").path(i));
      }
    }
    for (String name : new String[] {"cls", "sep"}) {
      JsonNode token = processor.path(name);
      if (token.isArray()) {
        requireToken(token.path(0), token.path(1));
      }
    }
  }

  private void requireToken(JsonNode name, JsonNode id) {
    Integer known = ids.get(name.asText());
    if (known == null || known != id.asInt(-1)) {
      throw new ModelException(
          source
              + ": the special token "
              + name.asText()
              + " should have the id "
              + id
              + ", but the vocabulary says "
              + (known == null ? "that it does not exist" : known));
    }
  }
}
