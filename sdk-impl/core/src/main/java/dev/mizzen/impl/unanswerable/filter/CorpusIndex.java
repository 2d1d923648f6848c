package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.unanswerable.context.Parts;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The corpus as a plain pipeline searches it: parts of 1,024 tokens, or as many as the embedder
 * takes, with an overlap of 24, by the cosine of their vectors, which are all compared
 * (arXiv:2510.11956, step IV). In memory. Safe for use by many threads.
 */
public final class CorpusIndex implements AutoCloseable {
  private static final int TOKENS = 1024;
  private static final int SPECIAL = 8;
  private static final int OVERLAP = 24;
  private static final String ID = "p";

  private final Retriever retriever;

  /** The document of each passage, by the number in its id. */
  private final List<String> owners = new ArrayList<>();

  /**
   * Takes documents in.
   *
   * @param progress hears phase {@code "index"}
   */
  public CorpusIndex(Collection<Document> corpus, Embedder embedder, ProgressListener progress) {
    int most = embedder.identity().maxTokens();
    int tokens = most == 0 ? TOKENS : Math.min(TOKENS, Math.max(1, most - SPECIAL));
    Parts parts = new Parts(embedder, tokens, Math.min(OVERLAP, tokens / 4));
    retriever = Retriever.builder().inMemory().embedder(embedder).open();
    List<Document> passages = new ArrayList<>();
    for (Document document : corpus) {
      for (String text : parts.of(document.id(), document.text())) {
        passages.add(passage(ID + passages.size(), document.title(), text));
        owners.add(document.id());
      }
    }
    retriever.write(passages, WriteMode.ADD, progress);
    retriever.refresh();
  }

  private static Document passage(String id, String title, String text) {
    Document.Builder passage = Document.builder(id).text(text);
    return title.isBlank() ? passage.build() : passage.title(title).build();
  }

  /** The best passages for a question, behind their titles. */
  public List<String> passages(String question, int limit) {
    return search(question, limit).stream()
        .map(Hit::document)
        .map(found -> found.title().isEmpty() ? found.text() : found.title() + ": " + found.text())
        .toList();
  }

  /** The ids of the documents that have the best passages, each once. */
  public List<String> documents(String question, int limit) {
    return search(question, limit).stream()
        .map(hit -> owners.get(Integer.parseInt(hit.id().substring(ID.length()))))
        .distinct()
        .toList();
  }

  private List<Hit> search(String question, int limit) {
    return retriever.search(Query.dense(question).limit(limit).exact()).hits();
  }

  @Override
  public void close() {
    retriever.close();
  }
}
