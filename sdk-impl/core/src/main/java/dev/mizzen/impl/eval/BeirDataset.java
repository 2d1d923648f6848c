package dev.mizzen.impl.eval;

import dev.mizzen.eval.Qrels;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A retrieval task: what is searched, what is asked, and what is right.
 *
 * @param corpus in the order of the file
 * @param queries texts by id: those with judgments in the split, in the order of the judgments
 * @param qrels the split's judgments
 */
public record BeirDataset(List<Entry> corpus, Map<String, String> queries, Qrels qrels) {
  /** Copies the collections. */
  public BeirDataset {
    corpus = List.copyOf(corpus);
    queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
  }

  /**
   * One document.
   *
   * @param id unique in the corpus
   * @param title may be empty
   * @param text may be empty
   */
  public record Entry(String id, String title, String text) {
    /** Title, space, text, as BEIR and MTEB feed it to a model; a missing part leaves no space. */
    public String titleAndText() {
      return title.isEmpty() ? text : text.isEmpty() ? title : title + " " + text;
    }
  }
}
