package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;

/** What a {@link Retriever} answers from a {@link SearchedIndex}, whoever writes it. */
abstract class ReadingRetriever implements Retriever {
  private final SearchedIndex searched;
  private final LateKernels kernels;
  private final AsyncCalls calls;

  ReadingRetriever(SearchedIndex searched, LateKernels kernels, AsyncCalls calls) {
    this.searched = searched;
    this.kernels = kernels;
    this.calls = calls;
  }

  /** Whose documents a call is about. */
  abstract String owner();

  @Override
  public SearchResult search(Query query) {
    String owner = owner();
    return read(
        snapshot -> {
          Deadline deadline = new Deadline(query.timeout());
          return Search.run(new SearchScope(query, owner, searched, snapshot, kernels, deadline));
        });
  }

  @Override
  public CompletionStage<SearchResult> searchAsync(Query query) {
    return calls.call(() -> search(query));
  }

  @Override
  public Optional<Explanation> explain(Query query, String id) {
    String owner = owner();
    return read(
        snapshot -> {
          Deadline never = new Deadline(Optional.empty());
          return Explainer.explain(
              new SearchScope(query, owner, searched, snapshot, kernels, never), id);
        });
  }

  @Override
  public Optional<Document> get(String id) {
    String owner = owner();
    return read(snapshot -> snapshot.get(owner, id));
  }

  @Override
  public long count(Filter filter) {
    String owner = owner();
    return read(
        snapshot -> {
          Optional<org.apache.lucene.search.Query> passing =
              searched.filter(Optional.of(filter), owner, snapshot);
          return (long) snapshot.searcher().count(passing.orElse(MatchAllDocsQuery.INSTANCE));
        });
  }

  /** Reads from a snapshot. */
  @FunctionalInterface
  interface Reading<T> {
    T run(Snapshot snapshot) throws IOException;
  }

  final <T> T read(Reading<T> reading) {
    try (Snapshot snapshot = searched.acquire()) {
      return Failures.in(snapshot.where(), () -> reading.run(snapshot));
    } catch (IndexSearcher.TooManyClauses e) {
      throw new IllegalArgumentException(
          "the query has more than "
              + IndexSearcher.getMaxClauseCount()
              + " conditions; use Filter.in(...) for many values",
          e);
    }
  }
}
