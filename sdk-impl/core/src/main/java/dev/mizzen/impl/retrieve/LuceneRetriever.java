package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.index.Index;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.write.DocumentCheck;
import dev.mizzen.impl.retrieve.lucene.FilterCompiler;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Filter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The {@link Retriever} over one {@link Index}, or a view of it that is bound to a tenant. */
final class LuceneRetriever extends ReadingRetriever {
  private final Index index;
  private final LateKernels kernels;
  private final AsyncCalls calls;
  private final Optional<String> tenant;

  LuceneRetriever(Index index, LateKernels kernels, AsyncCalls calls) {
    this(index, kernels, calls, Optional.empty());
  }

  private LuceneRetriever(
      Index index, LateKernels kernels, AsyncCalls calls, Optional<String> tenant) {
    super(new OwnIndex(index), kernels, calls);
    this.index = index;
    this.kernels = kernels;
    this.calls = calls;
    this.tenant = tenant;
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

  @Override
  String owner() {
    if (tenant.isEmpty() && index.schema().tenantRequired()) {
      throw new IllegalStateException(
          "this index requires a tenant; call forTenant(...) and use the view that it gives");
    }
    return tenant.orElse(IndexLayout.NO_TENANT);
  }

  private FilterCompiler filters(String owner) {
    return new FilterCompiler(index.metadataTypes(), owner);
  }
}
