package dev.mizzen.impl.unanswerable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.eval.unanswerable.SourceChunk;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Where the articles of a context came from, as JSON; their texts are the context's lines. */
final class SourcesJson {
  private static final String BETWEEN = "\n\n";

  private SourcesJson() {}

  static void write(List<SourceChunk> sources, ArrayNode array) {
    for (SourceChunk source : sources) {
      ObjectNode node = array.addObject();
      node.put("doc_id", source.document())
          .put("chunk", source.ordinal())
          .put("external", source.external());
      source.location().ifPresent(location -> node.put("url", location.toString()));
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is in another form, or does not fit the context
   */
  static List<SourceChunk> read(JsonNode array, String context) {
    List<String> articles = List.of(context.split(BETWEEN));
    if (articles.size() != array.size()) {
      throw new IllegalArgumentException(
          "there are "
              + array.size()
              + " sources, but "
              + articles.size()
              + " articles in 'context'");
    }
    List<SourceChunk> sources = new ArrayList<>();
    for (JsonNode node : array) {
      int number = sources.size() + 1;
      sources.add(source(node, text(articles.get(number - 1), number)));
    }
    return sources;
  }

  private static SourceChunk source(JsonNode node, String text) {
    return new SourceChunk(
        Json.text(node, "doc_id"),
        Json.number(node, "chunk"),
        Json.flag(node, "external"),
        Json.optional(node, "url").map(URI::create),
        text);
  }

  private static String text(String article, int number) {
    String label = "Article " + number + ": ";
    if (!article.startsWith(label)) {
      throw new IllegalArgumentException(
          "expected '" + label + "' in 'context', got: " + article.lines().findFirst().orElse(""));
    }
    return article.substring(label.length());
  }
}
