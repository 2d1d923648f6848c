package dev.mizzen.impl.unanswerable.probe;

import dev.mizzen.eval.unanswerable.SourceChunk;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A question with its whole context.
 *
 * @param id unique among the questions probed together
 * @param question in words
 * @param groundTruth the true answer
 * @param articles texts by number
 * @param support the numbers of at least two articles, all of which the answer needs
 */
public record ProbeQuestion(
    String id,
    String question,
    String groundTruth,
    SortedMap<Integer, String> articles,
    SortedSet<Integer> support) {
  /** Copies the collections; refuses support of fewer than two articles, or of none there. */
  public ProbeQuestion {
    articles = Collections.unmodifiableSortedMap(new TreeMap<>(articles));
    support = Collections.unmodifiableSortedSet(new TreeSet<>(support));
    if (support.size() < 2 || !articles.keySet().containsAll(support)) {
      throw new IllegalArgumentException(
          "question '"
              + id
              + "' needs support by at least 2 of the articles "
              + articles.keySet()
              + ", got "
              + support);
    }
  }

  /** All sources of a question are its support, since it was made to need each. */
  public static ProbeQuestion of(UnanswerableQuestion question) {
    SortedMap<Integer, String> articles = new TreeMap<>();
    for (SourceChunk source : question.sources()) {
      articles.put(articles.size() + 1, source.text());
    }
    return new ProbeQuestion(
        question.id(),
        question.question(),
        question.groundTruth(),
        articles,
        new TreeSet<>(articles.keySet()));
  }
}
