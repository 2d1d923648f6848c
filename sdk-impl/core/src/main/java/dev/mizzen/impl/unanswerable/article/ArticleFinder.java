package dev.mizzen.impl.unanswerable.article;

import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches a source for each topic, once, and leaves out what the corpus has word for word
 * (arXiv:2510.11956, step II). For one thread.
 */
public final class ArticleFinder {
  private final ExternalArticleSource source;
  private final int limit;
  private final Optional<ArticleLog> log;
  private final Asker asker;
  private final Tally tally;

  /**
   * A finder.
   *
   * @param limit articles of a topic, at most
   * @param file that keeps what is found, if wanted
   */
  public ArticleFinder(
      ExternalArticleSource source, int limit, Optional<Path> file, Asker asker, Tally tally) {
    this.source = source;
    this.limit = limit;
    log = file.map(ArticleLog::open);
    this.asker = asker;
    this.tally = tally;
  }

  /**
   * The articles for each list of topics, each article once in a list.
   *
   * @param corpus texts that are not from outside
   * @throws IllegalArgumentException if there is none at all
   */
  public List<List<FoundArticle>> find(List<List<String>> topics, Set<String> corpus) {
    Set<String> all = new LinkedHashSet<>();
    topics.forEach(all::addAll);
    List<String> asked = new ArrayList<>(all);
    List<List<ExternalArticle>> answers = asker.each("articles", asked, this::search);
    Map<String, List<ExternalArticle>> byTopic = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      byTopic.put(asked.get(i), answers.get(i));
    }
    List<List<FoundArticle>> found = new ArrayList<>();
    topics.forEach(ofRequest -> found.add(once(ofRequest, byTopic, corpus)));
    requireSome(asked, found);
    return found;
  }

  private List<ExternalArticle> search(String topic) {
    Optional<List<ExternalArticle>> known = log.flatMap(kept -> kept.find(topic, limit));
    if (known.isPresent()) {
      return known.get();
    }
    List<ExternalArticle> found = source.find(topic, limit);
    List<ExternalArticle> first = List.copyOf(found.subList(0, Math.min(limit, found.size())));
    log.ifPresent(kept -> kept.add(topic, limit, first));
    return first;
  }

  private List<FoundArticle> once(
      List<String> topics, Map<String, List<ExternalArticle>> byTopic, Set<String> corpus) {
    Set<String> ids = new HashSet<>();
    Set<String> texts = new HashSet<>(corpus);
    List<FoundArticle> found = new ArrayList<>();
    for (String topic : topics) {
      for (ExternalArticle article : byTopic.getOrDefault(topic, List.of())) {
        boolean isNew = !article.text().isBlank() && texts.add(article.text().strip());
        if (isNew && ids.add(article.id())) {
          found.add(new FoundArticle(article, topic));
        }
      }
    }
    tally.add(Count.ARTICLES, found.size());
    return found;
  }

  private static void requireSome(List<String> topics, List<List<FoundArticle>> found) {
    if (found.stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "no external article, other than those of the corpus, was found for any of "
              + topics.size()
              + " topics, such as '"
              + topics.getFirst()
              + "'; questions need at least one, so give the source articles about them");
    }
  }
}
