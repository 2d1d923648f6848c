package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.write.Bulks;
import dev.mizzen.impl.index.write.DocumentCheck;
import dev.mizzen.impl.index.write.LuceneWriter;
import dev.mizzen.impl.index.write.PublisherSource;
import dev.mizzen.impl.index.write.SerialThread;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.index.WriteMode;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.spi.RetrieverSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * One Lucene index in a folder or in memory: storage and writing. Safe for use by many threads; all
 * writes run one after the other on a thread of its own. After {@link #close} every method throws
 * {@link IllegalStateException}.
 */
public final class Index implements AutoCloseable {

  private final Store store;
  private final Snapshots snapshots;
  private final @Nullable LuceneWriter writer;
  private final @Nullable Bulks bulks;
  private final Upkeep upkeep;
  private final Calls calls;
  private volatile Map<String, MetadataType> committedTypes;

  Index(Store store, Snapshots snapshots, @Nullable LuceneWriter writer) throws IOException {
    this.store = store;
    this.snapshots = snapshots;
    this.writer = writer;
    bulks =
        writer == null ? null : new Bulks(store.thread(), writer, store.schema(), store.where());
    upkeep = new Upkeep(store, snapshots, writer);
    calls = new Calls(store.where());
    committedTypes = writer == null ? snapshots.committedTypes(store.where()) : Map.of();
  }

  /**
   * Opens or creates an index.
   *
   * @throws dev.mizzen.error.IndexLockedException if another writer holds the folder
   * @throws dev.mizzen.error.ModelMismatchException if it was built with other models
   * @throws dev.mizzen.error.CorruptIndexException if a file is damaged
   * @throws dev.mizzen.error.IndexException if the folder cannot be used, or settings differ
   */
  public static Index open(RetrieverSpec spec) {
    return open(spec, KernelBackends.select(Optional.empty()));
  }

  /** As {@link #open(RetrieverSpec)}, coding token vectors on the kernels of {@code backend}. */
  public static Index open(RetrieverSpec spec, KernelBackend backend) {
    return open(spec, backend, ListSettings.DEFAULT);
  }

  /** As {@link #open(RetrieverSpec, KernelBackend)}, making lists as {@code lists} say. */
  public static Index open(RetrieverSpec spec, KernelBackend backend, ListSettings lists) {
    return open(spec, () -> IndexFolder.open(spec), writing(spec, lists, backend));
  }

  /** As {@link #open(RetrieverSpec)}, on files that {@code folder} opens; it closes them. */
  static Index open(RetrieverSpec spec, Failures.Io<Directory> folder) {
    return open(spec, folder, ListSettings.DEFAULT);
  }

  /** As {@link #open(RetrieverSpec, Failures.Io)}, making lists as {@code lists} say. */
  static Index open(RetrieverSpec spec, Failures.Io<Directory> folder, ListSettings lists) {
    KernelBackend backend = KernelBackends.select(Optional.empty());
    return open(spec, folder, writing(spec, lists, backend));
  }

  private static Supplier<ListsWriting> writing(
      RetrieverSpec spec, ListSettings lists, KernelBackend backend) {
    return () -> new ListsWriting(lists, backend, TokenCodings.of(spec.vectorFields()));
  }

  private static Index open(
      RetrieverSpec spec, Failures.Io<Directory> folder, Supplier<ListsWriting> lists) {
    if (!spec.readOnly()) {
      SchemaCheck.requireWindowsThatStep(spec.vectorFields());
    }
    SerialThread thread = new SerialThread("mizzen-index");
    try {
      return thread.call(
          () -> Failures.in(IndexFolder.name(spec), new Opener(spec, thread, folder, lists)::open));
    } catch (RuntimeException | Error e) {
      thread.close();
      throw e;
    }
  }

  /** What the index is like. */
  public IndexSchema schema() {
    return store.schema();
  }

  /** The types of all metadata fields written so far. */
  public Map<String, MetadataType> metadataTypes() {
    return writer == null ? committedTypes : writer.metadataTypes();
  }

  /** Cuts texts into words as they were indexed, by Lucene field. */
  public Analyzer analyzer() {
    return store.analyzer();
  }

  /** The index's BM25. */
  public Similarity similarity() {
    return store.similarity();
  }

  /** The index as of the last refresh. Close it in a {@code finally}. */
  public IndexSnapshot acquire() {
    calls.enter();
    return new IndexSnapshot(snapshots.acquire(), store.similarity(), store.where(), calls);
  }

  /**
   * Takes in documents of a tenant ({@link IndexLayout#NO_TENANT} for none).
   *
   * @throws IllegalArgumentException naming the document that is refused; those before it stay
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted; what was written
   *     stays
   */
  public IngestReport write(
      Iterable<Document> documents, WriteMode mode, String tenant, ProgressListener progress) {
    return calls.during(
        () -> calls.hosting(() -> bulks().write(documents, mode, tenant, progress)));
  }

  /**
   * As {@link #write}, pulling from a publisher with back-pressure, on a thread of {@code
   * executor}.
   */
  public CompletionStage<IngestReport> write(
      Flow.Publisher<Document> documents,
      WriteMode mode,
      String tenant,
      ProgressListener progress,
      Executor executor) {
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(progress, "progress");
    calls.requireOpen();
    PublisherSource source = new PublisherSource();
    CompletableFuture<IngestReport> report =
        CompletableFuture.supplyAsync(() -> write(source, mode, tenant, progress), executor);
    var _ = report.whenComplete((done, failure) -> source.cancel());
    try {
      documents.subscribe(source);
    } catch (RuntimeException | Error e) {
      source.cancel(); // or the thread would wait for documents for ever
      throw e;
    }
    return report;
  }

  /**
   * Deletes documents of a tenant, with the passages made of them; unknown ids are ignored.
   *
   * @throws IllegalArgumentException if one can be no id
   */
  public void delete(String tenant, Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    all.forEach(DocumentCheck::id);
    change(
        lucene -> {
          lucene.delete(tenant, all);
          return all;
        });
  }

  /**
   * Deletes all entries that match.
   *
   * @throws IllegalArgumentException if the query has more conditions than Lucene runs
   */
  public void deleteWhere(Query query) {
    Clauses.requireFew(query);
    change(
        lucene -> {
          lucene.deleteWhere(query);
          return query;
        });
  }

  /** Makes all writes durable and visible; the generation grows with each call. */
  public long commit() {
    return change(
        lucene -> {
          lucene.commit();
          show(lucene);
          return Commits.generation(store.directory());
        });
  }

  /** Makes all writes visible; a read-only index moves on to the last commit. */
  public void refresh() {
    if (writer == null) {
      onThread(this::moveOn);
    } else {
      change(this::show);
    }
  }

  /** Drops all writes since the last commit. */
  public void rollback() {
    change(
        lucene -> {
          lucene.rollback(Commits.last(store.directory(), store.where()).metadata());
          DirectoryReader reader = lucene.open();
          snapshots.show(reader);
          return reader;
        });
  }

  /** Copies the last commit to a new or empty folder. */
  public void backup(Path folder) {
    calls.during(
        () -> {
          upkeep.backup(folder);
          return folder;
        });
  }

  /** The size of the index, as searches see it. */
  public IndexStatistics statistics() {
    try (IndexSnapshot snapshot = acquire()) {
      return onThread(() -> upkeep.statistics(snapshot));
    }
  }

  /** Reads every byte of the last commit and checks it. */
  public VerifyReport verify(ProgressListener progress) {
    ProgressListener listener =
        (phase, done, total) ->
            calls.hosting(
                () -> {
                  progress.onProgress(phase, done, total);
                  return done;
                });
    return calls.during(() -> upkeep.verify(listener));
  }

  /**
   * Makes sure that this thread may close the index.
   *
   * @throws IllegalStateException if it runs a progress listener or a source of documents
   */
  public void requireClosable() {
    calls.requireOutside("closed");
  }

  /**
   * Commits what was written and frees everything; waits for calls in flight and snapshots.
   *
   * @throws IllegalStateException as {@link #requireClosable} does
   */
  @Override
  public void close() {
    calls.close(
        () -> {
          try {
            store.thread().call(() -> Failures.in(store.where(), this::closeFiles));
          } finally {
            store.thread().close();
            store.analyzer().close();
          }
        });
  }

  private boolean closeFiles() throws IOException {
    IOUtils.close(
        () -> {
          if (writer != null) {
            writer.guard(writer::close);
          }
        },
        snapshots::close,
        store.directory());
    return true;
  }

  private boolean show(LuceneWriter lucene) throws IOException {
    return snapshots.advance(lucene::open);
  }

  private boolean moveOn() throws IOException {
    boolean moved = snapshots.advance(DirectoryReader::openIfChanged);
    committedTypes = snapshots.committedTypes(store.where());
    return moved;
  }

  private Bulks bulks() {
    if (bulks == null) {
      throw readOnly();
    }
    return bulks;
  }

  private <T> T change(Change<T> change) {
    return onThread(
        () -> {
          if (writer == null) {
            throw readOnly();
          }
          return writer.guard(() -> change.apply(writer));
        });
  }

  private <T> T onThread(Failures.Io<T> work) {
    return calls.during(() -> store.thread().call(() -> Failures.in(store.where(), work)));
  }

  private IllegalStateException readOnly() {
    return new IllegalStateException(
        store.where() + " is open for reading only; open it without readOnly() to write");
  }

  /** Something that the writer does. */
  @FunctionalInterface
  private interface Change<T> {
    T apply(LuceneWriter writer) throws IOException;
  }
}
