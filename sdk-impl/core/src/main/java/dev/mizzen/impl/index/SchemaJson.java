package dev.mizzen.impl.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Pooling;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenCodes;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.index.VectorStorage;
import dev.mizzen.vector.Similarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A schema as JSON, without embedders. Node by node, so that no reflection is needed. */
final class SchemaJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REJECT = "reject";
  private static final String TRUNCATE = "truncate";

  private SchemaJson() {}

  static String write(IndexSchema schema) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode text = root.putObject("text");
    text.put("language", schema.text().language());
    ObjectNode languages = text.putObject("fieldLanguages");
    new TreeMap<>(schema.text().fieldLanguages()).forEach(languages::put);
    text.put("k1", schema.text().k1());
    text.put("b", schema.text().b());
    root.put("tenantRequired", schema.tenantRequired());
    var fields = root.putArray("vectorFields");
    schema.vectorFields().forEach(field -> write(field, fields.addObject()));
    return root.toString();
  }

  /**
   * @throws IllegalArgumentException if {@code json} is not a schema
   */
  static IndexSchema read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode text = root.required("text");
      List<VectorField> fields = new ArrayList<>();
      root.required("vectorFields").forEach(field -> fields.add(field(field)));
      return new IndexSchema(
          new TextSettings(
              string(text, "language"),
              strings(text.required("fieldLanguages")),
              text.required("k1").asDouble(),
              text.required("b").asDouble()),
          root.required("tenantRequired").asBoolean(),
          fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the settings of an index: " + e.getMessage(), e);
    }
  }

  private static void write(VectorField field, ObjectNode to) {
    ModelIdentity model = field.identity();
    to.put("name", field.name());
    to.put("model", model.id());
    to.put("modelSha256", model.modelSha256());
    to.put("tokenizerSha256", model.tokenizerSha256());
    to.put("pooling", model.pooling().name());
    to.put("normalized", model.normalized());
    to.put("queryPrefix", model.queryPrefix());
    to.put("passagePrefix", model.passagePrefix());
    to.put("maxTokens", model.maxTokens());
    to.put("dimension", model.dimension());
    to.put("quantization", model.quantization());
    to.put("similarity", field.similarity().name());
    to.put("storage", field.storage().name());
    field.tokenStorage().ifPresent(tokens -> to.put("tokenStorage", tokens.name()));
    if (!field.tokenCodes().equals(TokenCodes.usual())) {
      ObjectNode codes = to.putObject("tokenCodes");
      codes.put("bits", field.tokenCodes().bits()).put("parts", field.tokenCodes().parts());
    }
    switch (field.longText()) {
      case LongText.Truncate t -> to.put("longText", TRUNCATE);
      case LongText.Reject r -> to.put("longText", REJECT);
      case LongText.Windows w -> to.put("overlapTokens", w.overlapTokens());
    }
  }

  private static VectorField field(JsonNode from) {
    ModelIdentity model =
        new ModelIdentity(
            string(from, "model"),
            string(from, "modelSha256"),
            string(from, "tokenizerSha256"),
            Pooling.valueOf(string(from, "pooling")),
            from.required("normalized").asBoolean(),
            string(from, "queryPrefix"),
            string(from, "passagePrefix"),
            from.required("maxTokens").asInt(),
            from.required("dimension").asInt(),
            string(from, "quantization"));
    return new VectorField(
        string(from, "name"),
        model,
        Optional.empty(),
        Similarity.valueOf(string(from, "similarity")),
        VectorStorage.valueOf(string(from, "storage")),
        Optional.ofNullable(from.get("tokenStorage")).map(s -> TokenStorage.valueOf(s.asText())),
        Optional.ofNullable(from.get("tokenCodes"))
            .map(SchemaJson::tokenCodes)
            .orElse(TokenCodes.usual()),
        longText(from));
  }

  private static TokenCodes tokenCodes(JsonNode from) {
    return new TokenCodes(from.required("bits").asInt(), from.required("parts").asInt());
  }

  private static LongText longText(JsonNode from) {
    if (from.has("overlapTokens")) {
      return LongText.windows(from.required("overlapTokens").asInt());
    }
    return string(from, "longText").equals(REJECT) ? LongText.reject() : LongText.truncate();
  }

  private static Map<String, String> strings(JsonNode from) {
    Map<String, String> values = new HashMap<>();
    from.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return values;
  }

  private static String string(JsonNode from, String name) {
    return from.required(name).asText();
  }
}
