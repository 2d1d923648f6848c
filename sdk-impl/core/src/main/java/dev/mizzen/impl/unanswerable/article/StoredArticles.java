package dev.mizzen.impl.unanswerable.article;

import dev.mizzen.Document;
import dev.mizzen.Documents;
import dev.mizzen.Retriever;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.impl.eval.TextLines;
import dev.mizzen.impl.unanswerable.Json;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Articles of a folder or file, kept in memory and found by their words. */
public final class StoredArticles implements ExternalArticleSource {
  private final Map<String, ExternalArticle> articles;
  private final Retriever index = Retriever.builder().inMemory().open();

  private StoredArticles(Map<String, ExternalArticle> articles) {
    this.articles = articles;
    index.addAll(articles.values().stream().map(StoredArticles::document).toList());
    index.refresh();
  }

  /**
   * Reads a folder or file.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static StoredArticles read(Path folderOrFile) {
    Map<String, ExternalArticle> articles = new LinkedHashMap<>();
    if (Files.isDirectory(folderOrFile)) {
      Documents.inFolder(folderOrFile)
          .forEach(file -> add(ExternalArticle.of(file.id(), file.text()), articles));
    } else if (Files.isRegularFile(folderOrFile)) {
      TextLines.forEach(
          folderOrFile, (number, line) -> add(ArticleJson.read(Json.parse(line)), articles));
    } else {
      throw new IllegalArgumentException(
          "no folder or file of articles: " + folderOrFile.toAbsolutePath());
    }
    return new StoredArticles(articles);
  }

  private static void add(ExternalArticle article, Map<String, ExternalArticle> articles) {
    if (articles.putIfAbsent(article.id(), article) != null) {
      throw new IllegalArgumentException(
          "the id '" + article.id() + "' is that of an earlier article");
    }
  }

  private static Document document(ExternalArticle article) {
    Document.Builder document = Document.builder(article.id()).text(article.text());
    return article.title().isEmpty() ? document.build() : document.title(article.title()).build();
  }

  @Override
  public List<ExternalArticle> find(String topic, int limit) {
    int most = Math.min(limit, Query.MAX_LIMIT);
    return index.search(Query.bm25(topic).limit(most)).hits().stream()
        .map(Hit::id)
        .map(articles::get)
        .map(Objects::requireNonNull)
        .toList();
  }
}
