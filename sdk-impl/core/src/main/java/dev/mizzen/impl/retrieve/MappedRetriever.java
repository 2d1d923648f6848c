package dev.mizzen.impl.retrieve;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.retrieve.mapped.MappedIndex;
import dev.mizzen.impl.retrieve.mapped.MappedStatistics;
import dev.mizzen.impl.retrieve.mapped.Mapping;
import dev.mizzen.impl.retrieve.score.LateKernels;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.index.WriteMode;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.search.Filter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.apache.lucene.search.SearcherManager;

/** Reads an application's index; what would change it is refused. */
public final class MappedRetriever extends ReadingRetriever {
  private final MappedIndex index;
  private final Mapping mapping;
  private final AsyncCalls calls;

  private MappedRetriever(
      MappedIndex index, Mapping mapping, LateKernels kernels, AsyncCalls calls) {
    super(index, kernels, calls);
    this.index = index;
    this.mapping = mapping;
    this.calls = calls;
  }

  /** Over what {@code manager} shows, on a few daemon threads of its own. */
  public static Retriever over(SearcherManager manager, Mapping mapping, KernelBackend backend) {
    AsyncCalls calls =
        new AsyncCalls("retriever", Optional.empty(), Runtime.getRuntime().availableProcessors());
    return new MappedRetriever(
        new MappedIndex(manager, mapping),
        mapping,
        new LateKernels(backend, calls.workers()),
        calls);
  }

  @Override
  String owner() {
    return IndexLayout.NO_TENANT;
  }

  @Override
  public void refresh() {
    Failures.in(
        "the application's index",
        () -> {
          index.refresh();
          return this;
        });
  }

  @Override
  public IndexStatistics statistics() {
    return read(snapshot -> MappedStatistics.of(mapping, snapshot.reader()));
  }

  @Override
  public IngestReport write(
      Iterable<Document> documents, WriteMode mode, ProgressListener progress) {
    throw owned("write documents", "its IndexWriter");
  }

  @Override
  public CompletionStage<IngestReport> write(
      Flow.Publisher<Document> documents, WriteMode mode, ProgressListener progress) {
    throw owned("write documents", "its IndexWriter");
  }

  @Override
  public void delete(String... ids) {
    throw owned("delete", "its IndexWriter");
  }

  @Override
  public void deleteWhere(Filter filter) {
    throw owned("delete", "its IndexWriter");
  }

  @Override
  public long commit() {
    throw owned("commit", "its IndexWriter");
  }

  @Override
  public void rollback() {
    throw owned("roll back", "its IndexWriter");
  }

  @Override
  public void backup(Path folder) {
    throw owned("back up", "a SnapshotDeletionPolicy of its IndexWriter");
  }

  @Override
  public VerifyReport verify(ProgressListener progress) {
    throw owned("verify", "Lucene's CheckIndex on its Directory");
  }

  @Override
  public Retriever forTenant(String tenant) {
    throw new UnsupportedOperationException(
        "a mapped index has no tenants; filter by a field of the application's");
  }

  private UnsupportedOperationException owned(String what, String by) {
    index.requireOpen();
    return new UnsupportedOperationException(
        "this retriever reads an index that the application owns and cannot "
            + what
            + "; the application does, by "
            + by);
  }

  @Override
  public void close() {
    calls.close();
    index.close();
  }
}
