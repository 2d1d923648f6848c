package dev.mizzen.impl.rag.find;

import dev.mizzen.Retriever;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.time.Duration;
import java.util.List;

/** One search with the question's own words. */
public final class SingleSearch implements EvidenceFinder {
  private final Retriever retriever;
  private final Rerank rerank;
  private final Mode mode;
  private final int limit;

  /** Over a retriever, for at most {@code limit} documents. */
  public SingleSearch(Retriever retriever, Mode mode, int limit) {
    this.retriever = retriever;
    rerank = new Rerank(retriever);
    this.mode = mode;
    this.limit = limit;
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    SearchResult found = run(query(question.text()).limit(limit), question, deadline);
    return new Evidence(
        found.hits(), List.of(new Hop(question.text(), found.ids())), found.partial());
  }

  /** The search for {@code words} in the mode. */
  Query query(String words) {
    return rerank.query(mode, words);
  }

  /** Runs a search under the question's filter and in the time left. */
  SearchResult run(Query query, Question question, Deadline deadline) {
    deadline.check();
    Query narrowed = question.filter().isPresent() ? query.filter(question.filter().get()) : query;
    return retriever.search(
        deadline.isLimited()
            ? narrowed.timeout(Duration.ofNanos(Math.max(1, deadline.remainingNanos())))
            : narrowed);
  }
}
