package dev.mizzen.impl.unanswerable.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.ExternalArticle.Kind;
import dev.mizzen.impl.unanswerable.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Articles as JSON. */
final class ArticleJson {
  private static final int DATE = "2026-01-31".length();

  private ArticleJson() {}

  static void write(ExternalArticle article, ObjectNode node) {
    node.put("id", article.id())
        .put("title", article.title())
        .put("text", article.text())
        .put("source", article.kind().name().toLowerCase(Locale.ROOT));
    article.location().ifPresent(location -> node.put("url", location.toString()));
    article.published().ifPresent(published -> node.put("published", published.toString()));
  }

  /**
   * Reads an article.
   *
   * @throws IllegalArgumentException if it is in another form
   */
  static ExternalArticle read(JsonNode node) {
    return new ExternalArticle(
        Json.text(node, "id"),
        Json.optional(node, "title").orElse(""),
        Json.text(node, "text"),
        Json.optional(node, "source").map(ArticleJson::kind).orElse(Kind.NEWS),
        Json.optional(node, "url").map(URI::create),
        Json.optional(node, "published").map(ArticleJson::moment));
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("expected news or science as 'source', got '" + name + "'");
  }

  private static Instant moment(String text) {
    try {
      return text.length() == DATE
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a date or moment of ISO 8601 as 'published', got '" + text + "'", e);
    }
  }
}
