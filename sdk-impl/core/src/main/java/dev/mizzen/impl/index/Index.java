package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.index.WriteMode;
import dev.mizzen.spi.RetrieverSpec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.similarities.Similarity;

/**
 * One Lucene index in a folder or in memory: storage and writing. Safe for use by many threads; all
 * writes run one after the other on a thread of its own. After {@link #close} every method throws
 * {@link IllegalStateException}.
 */
public final class Index implements AutoCloseable {

  private Index() {}

  /**
   * Opens or creates an index.
   *
   * @throws dev.mizzen.error.IndexLockedException if another writer holds the folder
   * @throws dev.mizzen.error.ModelMismatchException if it was built with other models
   * @throws dev.mizzen.error.CorruptIndexException if a file is damaged
   * @throws dev.mizzen.error.IndexException if the folder cannot be used, or settings differ
   */
  public static Index open(RetrieverSpec spec) {
    throw new UnsupportedOperationException();
  }

  /** What the index is like. */
  public IndexSchema schema() {
    throw new UnsupportedOperationException();
  }

  /** The types of all metadata fields written so far. */
  public Map<String, MetadataType> metadataTypes() {
    throw new UnsupportedOperationException();
  }

  /** Cuts texts into words as they were indexed, for every text field alike. */
  public Analyzer analyzer() {
    throw new UnsupportedOperationException();
  }

  /** The index's BM25. */
  public Similarity similarity() {
    throw new UnsupportedOperationException();
  }

  /** The index as of the last refresh. Close it in a {@code finally}. */
  public IndexSnapshot acquire() {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /** Deletes documents of a tenant, with the passages made of them; unknown ids are ignored. */
  public void delete(String tenant, Collection<String> ids) {
    throw new UnsupportedOperationException();
  }

  /** Deletes all entries that match. */
  public void deleteWhere(Query query) {
    throw new UnsupportedOperationException();
  }

  /** Makes all writes durable and visible; the generation grows with each call. */
  public long commit() {
    throw new UnsupportedOperationException();
  }

  /** Makes all writes visible; a read-only index moves on to the last commit. */
  public void refresh() {
    throw new UnsupportedOperationException();
  }

  /** Drops all writes since the last commit. */
  public void rollback() {
    throw new UnsupportedOperationException();
  }

  /** Copies the last commit to a new or empty folder. */
  public void backup(Path folder) {
    throw new UnsupportedOperationException();
  }

  /** The size of the index, as searches see it. */
  public IndexStatistics statistics() {
    throw new UnsupportedOperationException();
  }

  /** Reads every byte of the last commit and checks it. */
  public VerifyReport verify(ProgressListener progress) {
    throw new UnsupportedOperationException();
  }

  /** Commits what was written and frees everything; waits for calls in flight and snapshots. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
