package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.impl.index.Index;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.IndexSnapshot;
import dev.mizzen.impl.index.write.DocumentCheck;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.impl.retrieve.lucene.FilterCompiler;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.apache.lucene.search.IndexSearcher;

/** The {@link Retriever} over one {@link Index}, or a view of it that is bound to a tenant. */
final class LuceneRetriever implements Retriever {
  private final Index index;
  private final LateKernels kernels;
  private final AsyncCalls calls;
  private final Optional<String> tenant;

  LuceneRetriever(Index index, LateKernels kernels, AsyncCalls calls) {
    this(index, kernels, calls, Optional.empty());
  }

  private LuceneRetriever(
      Index index, LateKernels kernels, AsyncCalls calls, Optional<String> tenant) {
    this.index = index;
    this.kernels = kernels;
    this.calls = calls;
    this.tenant = tenant;
  }

  @Override
  public SearchResult search(Query query) {
    String owner = owner();
    return read(
        snapshot -> {
          Deadline deadline = new Deadline(query.timeout());
          return Search.run(new SearchScope(query, owner, index, snapshot, kernels, deadline));
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
              new SearchScope(query, owner, index, snapshot, kernels, never), id);
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
        snapshot -> (long) snapshot.searcher().count(filters(owner).scoped(Optional.of(filter))));
  }

  @Override
  public IngestReport write(
      Iterable<Document> documents, WriteMode mode, ProgressListener progress) {
    return index.write(documents, mode, owner(), progress);
  }

  @Override
  public CompletionStage<IngestReport> write(
      Flow.Publisher<Document> documents, WriteMode mode, ProgressListener progress) {
    return index.write(documents, mode, owner(), progress, calls.writers());
  }

  @Override
  public void delete(String... ids) {
    index.delete(owner(), List.of(ids));
  }

  @Override
  public void deleteWhere(Filter filter) {
    index.deleteWhere(filters(owner()).scoped(Optional.of(filter)));
  }

  @Override
  public long commit() {
    return index.commit();
  }

  @Override
  public void refresh() {
    index.refresh();
  }

  @Override
  public void rollback() {
    index.rollback();
  }

  @Override
  public void backup(Path folder) {
    index.backup(folder);
  }

  @Override
  public IndexStatistics statistics() {
    return index.statistics();
  }

  @Override
  public VerifyReport verify(ProgressListener progress) {
    return index.verify(progress);
  }

  @Override
  public Retriever forTenant(String name) {
    calls.requireOpen();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a tenant needs a name, got an empty string");
    }
    DocumentCheck.tenant(name);
    if (tenant.isPresent() && !tenant.get().equals(name)) {
      throw new IllegalArgumentException(
          "this is a view of tenant '" + tenant.get() + "'; ask the retriever for '" + name + "'");
    }
    return new LuceneRetriever(index, kernels, calls, Optional.of(name));
  }

  @Override
  public void close() {
    if (tenant.isEmpty()) {
      index.requireClosable();
      calls.close();
      index.close();
    }
  }

  /** Whose documents a call is about. */
  private String owner() {
    if (tenant.isEmpty() && index.schema().tenantRequired()) {
      throw new IllegalStateException(
          "this index requires a tenant; call forTenant(...) and use the view that it gives");
    }
    return tenant.orElse(IndexLayout.NO_TENANT);
  }

  private FilterCompiler filters(String owner) {
    return new FilterCompiler(index.metadataTypes(), owner);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T run(IndexSnapshot snapshot) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try (IndexSnapshot snapshot = index.acquire()) {
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
