package dev.mizzen.eval.unanswerable;

import dev.mizzen.spi.Providers;
import dev.mizzen.spi.UnanswerableProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds articles that the corpus does not have, recent ones if possible, so that no model has read
 * them. Mizzen itself fetches nothing from the network. Safe for use by many threads.
 */
@FunctionalInterface
public interface ExternalArticleSource {
  /**
   * Searches.
   *
   * @param topic a phrase of a few words
   * @param limit articles at most
   * @return best first; may be none
   */
  List<ExternalArticle> find(String topic, int limit);

  /**
   * The articles of a folder or file, found by their words (BM25). A folder gives its {@code .txt}
   * and {@code .md} files, with their paths as ids. A file has an object of JSON in each line, with
   * the strings {@code id} and {@code text}, and where they are known {@code title}, {@code source}
   * ({@code news} or {@code science}), {@code url}, and {@code published} as a date or moment of
   * ISO 8601. All of them are kept in memory.
   *
   * @throws IllegalArgumentException if there is no such folder or file
   * @throws dev.mizzen.error.DataFormatException naming the line that is not in this form
   */
  static ExternalArticleSource read(Path folderOrFile) {
    return Providers.first(UnanswerableProvider.class, Providers.CORE).articles(folderOrFile);
  }
}
