package dev.mizzen.impl.rag.cache;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.vector.Embedding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Answers by the meaning of their questions. An entry is used only under the same filter, with the
 * same numbers, names and negations, above a cosine, and if every passage that it rests on is still
 * found under its id as it was: so nothing deleted, changed or of another tenant is shown. A cache
 * belongs to one pipeline, and so to one view of a retriever.
 *
 * <p>Cost of a look-up: one encoding, a scan of the entries, and a read of each passage on a hit.
 * Safe for use by many threads.
 */
public final class SemanticCache {
  private final Retriever retriever;
  private final Embedder embedder;
  private final double least;
  private final int most;
  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * An empty cache.
   *
   * @param least cosine of two questions with one answer
   * @param most entries; the oldest makes room
   */
  public SemanticCache(Retriever retriever, Embedder embedder, double least, int most) {
    this.retriever = retriever;
    this.embedder = embedder;
    this.least = least;
    this.most = most;
  }

  private record Entry(Embedding vector, Telling telling, Optional<Filter> filter, Answer answer) {}

  /** The answer kept for a question that means the same. */
  public Optional<Answer> find(Question question) {
    if (!isFor(question)) {
      return Optional.empty();
    }
    Embedding vector = embedder.embedQuery(question.text());
    Telling telling = Telling.in(question.text());
    for (Entry entry : snapshot()) {
      boolean same =
          entry.filter().equals(question.filter())
              && entry.telling().equals(telling)
              && entry.vector().cosine(vector) >= least;
      if (same) {
        if (stands(entry.answer())) {
          return Optional.of(entry.answer());
        }
        forget(entry);
      }
    }
    return Optional.empty();
  }

  /** Keeps an answer; abstentions are not kept, since documents may come that change them. */
  public void keep(Question question, Answer answer) {
    if (!isFor(question) || !answer.isAnswered()) {
      return;
    }
    Entry entry =
        new Entry(
            embedder.embedQuery(question.text()),
            Telling.in(question.text()),
            question.filter(),
            answer);
    synchronized (entries) {
      while (entries.size() >= most) {
        entries.removeLast();
      }
      entries.addFirst(entry);
    }
  }

  private static boolean isFor(Question question) {
    return question.conversation().isEmpty() && question.contents().isEmpty();
  }

  /** Whether all it rests on is still there, and unchanged. */
  private boolean stands(Answer answer) {
    for (Hit hit : answer.passages()) {
      Optional<Document> now = retriever.get(hit.id());
      if (now.isEmpty() || !now.get().equals(hit.document())) {
        return false;
      }
    }
    return true;
  }

  private List<Entry> snapshot() {
    synchronized (entries) {
      return new ArrayList<>(entries);
    }
  }

  private void forget(Entry entry) {
    synchronized (entries) {
      entries.remove(entry);
    }
  }
}
