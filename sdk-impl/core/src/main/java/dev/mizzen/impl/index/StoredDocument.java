package dev.mizzen.impl.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.Span;
import dev.mizzen.error.CorruptIndexException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * Gives documents back from their stored fields: texts from the fields of their own, the rest from
 * a compact JSON object, {@code {"m": {name: [type, value...]}, "c": [...], "p": parent, "s":
 * [start, end]}}, whose parts are left out if empty.
 */
public final class StoredDocument {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEVERAL = "+";

  private StoredDocument() {}

  /** What the stored fields of texts and id do not hold. */
  public static byte[] encode(Document document) {
    return bytes(document, rest(document));
  }

  /**
   * The whole document, as above with {@code "i": id, "x": {name: text}}. Lone surrogates become
   * U+FFFD, as in every text that is stored.
   */
  public static byte[] encodeWhole(Document document) {
    ObjectNode root = rest(document).put("i", document.id());
    ObjectNode texts = root.putObject("x");
    document.texts().forEach((name, text) -> texts.put(name, new BytesRef(text).utf8ToString()));
    return bytes(document, root);
  }

  private static ObjectNode rest(Document document) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    if (!document.metadata().isEmpty()) {
      ObjectNode metadata = root.putObject("m");
      document.metadata().forEach((name, value) -> put(value, metadata.putArray(name)));
    }
    if (!document.contents().isEmpty()) {
      ArrayNode contents = root.putArray("c");
      document.contents().forEach(content -> put(content, contents.addArray()));
    }
    document.parentId().ifPresent(parent -> root.put("p", parent));
    document.span().ifPresent(span -> root.putArray("s").add(span.start()).add(span.end()));
    return root;
  }

  private static byte[] bytes(Document document, ObjectNode root) {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "document '" + document.id() + "' cannot be stored: " + e.getMessage(), e);
    }
  }

  /**
   * The document of an entry's stored fields, without vectors.
   *
   * @throws CorruptIndexException if they are damaged
   */
  public static Document decode(org.apache.lucene.document.Document fields, Object where) {
    String id = fields.get(IndexLayout.ID);
    BytesRef rest = fields.getBinaryValue(IndexLayout.STORED);
    if (id == null || rest == null) {
      throw new CorruptIndexException(
          "an entry of " + where + " has no id or no stored part; restore a backup");
    }
    Document.Builder document = Document.builder(id);
    for (IndexableField field : fields) {
      if (IndexLayout.isText(field.name())) {
        document.text(IndexLayout.textName(field.name()), field.stringValue());
      }
    }
    try {
      readRest(JSON.readTree(rest.bytes, rest.offset, rest.length), document);
    } catch (IOException | RuntimeException e) {
      throw new CorruptIndexException(
          "the stored part of '" + id + "' in " + where + " is damaged; restore a backup", e);
    }
    return document.build();
  }

  /**
   * The whole document that the first of its windows keeps; empty for other entries.
   *
   * @throws CorruptIndexException if it is damaged
   */
  public static Optional<Document> decodeWhole(
      org.apache.lucene.document.Document fields, Object where) {
    BytesRef whole = fields.getBinaryValue(IndexLayout.ORIGINAL);
    if (whole == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(decodeWhole(JSON.readTree(whole.bytes, whole.offset, whole.length)));
    } catch (IOException | RuntimeException e) {
      throw new CorruptIndexException(
          "a stored document in " + where + " is damaged; restore a backup", e);
    }
  }

  /**
   * The document that {@link #encodeWhole} wrote.
   *
   * @throws RuntimeException if it is damaged
   */
  public static Document decodeWhole(JsonNode root) {
    Document.Builder document = Document.builder(root.required("i").asText());
    root.required("x")
        .properties()
        .forEach(text -> document.text(text.getKey(), text.getValue().asText()));
    readRest(root, document);
    return document.build();
  }

  private static void readRest(JsonNode root, Document.Builder document) {
    for (Map.Entry<String, JsonNode> field : root.path("m").properties()) {
      document.metadata(field.getKey(), value(field.getValue()));
    }
    root.path("c").forEach(content -> document.content(content(content)));
    if (root.has("p")) {
      JsonNode span = root.required("s");
      document.passageOf(
          root.required("p").asText(), new Span(span.get(0).asInt(), span.get(1).asInt()));
    }
  }

  private static void put(MetadataValue value, ArrayNode to) {
    switch (value) {
      case MetadataValue.Keyword k -> to.add("k").add(k.value());
      case MetadataValue.Whole w -> to.add("w").add(w.value());
      case MetadataValue.Real r -> to.add("r").add(r.value());
      case MetadataValue.Flag f -> to.add("f").add(f.value());
      case MetadataValue.Moment m -> to.add("t").add(m.value().toEpochMilli());
      case MetadataValue.Several several -> {
        to.add(SEVERAL);
        several.values().forEach(single -> put(single, to.addArray()));
      }
    }
  }

  private static MetadataValue value(JsonNode from) {
    JsonNode value = from.path(1);
    return switch (from.required(0).asText()) {
      case "k" -> MetadataValue.of(value.asText());
      case "w" -> MetadataValue.of(value.asLong());
      case "r" -> MetadataValue.of(value.asDouble());
      case "f" -> MetadataValue.of(value.asBoolean());
      case "t" -> MetadataValue.of(Instant.ofEpochMilli(value.asLong()));
      case SEVERAL -> {
        List<MetadataValue> values = new ArrayList<>();
        for (int i = 1; i < from.size(); i++) {
          values.add(value(from.get(i)));
        }
        yield MetadataValue.of(values);
      }
      default -> throw new IllegalArgumentException("unknown type of metadata: " + from);
    };
  }

  private static void put(Content content, ArrayNode to) {
    switch (content) {
      case Content.Text text -> to.add("t").add(text.text());
      case Content.Image image -> put("i", image.location(), image.mediaType(), to);
      case Content.Audio audio -> put("a", audio.location(), audio.mediaType(), to);
      case Content.Video video -> put("v", video.location(), video.mediaType(), to);
    }
  }

  private static void put(String kind, URI location, String mediaType, ArrayNode to) {
    to.add(kind).add(location.toString()).add(mediaType);
  }

  private static Content content(JsonNode from) {
    String value = from.required(1).asText();
    return switch (from.required(0).asText()) {
      case "t" -> Content.text(value);
      case "i" -> Content.image(URI.create(value), from.required(2).asText());
      case "a" -> Content.audio(URI.create(value), from.required(2).asText());
      case "v" -> Content.video(URI.create(value), from.required(2).asText());
      default -> throw new IllegalArgumentException("unknown kind of content: " + from);
    };
  }
}
