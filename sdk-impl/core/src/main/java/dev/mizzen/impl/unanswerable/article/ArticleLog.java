package dev.mizzen.impl.unanswerable.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.impl.unanswerable.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What searches for articles found, a line of JSON each, written as they end: so that a run that
 * goes on sees what it saw before, whatever the source would find by then. A last line that was not
 * finished is cut off. Safe for use by many threads of one process.
 */
final class ArticleLog {
  private final Path file;
  private final Map<String, List<ExternalArticle>> found = new HashMap<>();

  private ArticleLog(Path file) {
    this.file = file;
  }

  /**
   * Opens a file, or begins it.
   *
   * @throws DataFormatException naming the line that is damaged
   * @throws UncheckedIOException if it cannot be read or written
   */
  static ArticleLog open(Path file) {
    ArticleLog log = new ArticleLog(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        log.load(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + file + " for articles", e);
    }
    return log;
  }

  private void load(byte[] bytes) throws IOException {
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    long number = 0;
    for (String line : new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      try {
        load(Json.parse(line));
      } catch (IllegalArgumentException e) {
        throw new DataFormatException(file, number, String.valueOf(e.getMessage()), e);
      }
    }
    if (whole < bytes.length) {
      Files.write(file, Arrays.copyOf(bytes, whole));
    }
  }

  private void load(JsonNode line) {
    List<ExternalArticle> articles = new ArrayList<>();
    line.path("articles").forEach(node -> articles.add(ArticleJson.read(node)));
    found.put(key(Json.text(line, "topic"), Json.number(line, "limit")), articles);
  }

  synchronized Optional<List<ExternalArticle>> find(String topic, int limit) {
    return Optional.ofNullable(found.get(key(topic, limit)));
  }

  synchronized void add(String topic, int limit, List<ExternalArticle> articles) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("topic", topic).put("limit", limit);
    ArrayNode array = line.putArray("articles");
    articles.forEach(article -> ArticleJson.write(article, array.addObject()));
    try {
      Files.writeString(
          file, Json.line(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write articles to " + file, e);
    }
    found.put(key(topic, limit), List.copyOf(articles));
  }

  private static String key(String topic, int limit) {
    return limit + " " + topic;
  }
}
