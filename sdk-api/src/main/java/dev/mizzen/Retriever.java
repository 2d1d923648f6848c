package dev.mizzen;

import dev.mizzen.index.IndexStatistics;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.index.WriteMode;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * An index of documents and the searches over it: by words, by meaning, by late interaction, and by
 * all of them fused.
 *
 * {@snippet class="dev.mizzen.Snippets" region="retrieve"}
 *
 * <p><b>Visibility and durability.</b> Writes are seen by searches after {@link #refresh} or {@link
 * #commit}; they survive a crash after {@link #commit}. Each search runs on one consistent state.
 *
 * <p><b>Threads.</b> Safe for use by many threads; writers take turns, searches never wait for
 * writes. A call is ended early by interrupting its thread or, for the asynchronous ones, by {@code
 * toCompletableFuture().cancel(true)}: it throws {@link dev.mizzen.error.CancelledException}, and
 * documents written before stay written.
 *
 * <p><b>Tenants.</b> {@link #forTenant} gives a view that sees and writes one tenant's documents
 * only; without a view, the documents that belong to no tenant are seen and written. On an index
 * built with {@code requireTenant()}, everything that reads or writes documents must go through
 * such a view; the calls below throw {@link IllegalStateException} without one.
 *
 * <p>After {@link #close} every method throws {@link IllegalStateException}.
 */
public interface Retriever extends AutoCloseable {
  /** Starts a new retriever's settings. */
  static RetrieverBuilder builder() {
    return new RetrieverBuilder();
  }

  /**
   * Finds documents. An empty index, an empty text and a filter that matches nothing give an empty
   * result, not an error.
   *
   * <p>Hits come by score, or by the query's sort; ties go to the lower id, by code points. Text
   * and metadata fields that no document has match nothing, since documents bring their own fields.
   *
   * @throws IllegalArgumentException if the query does not fit the index: a mode without its
   *     vectors, a vector of another dimension, an unknown vector field, a filter's value of
   *     another type than the field's, a cursor of another query
   * @throws dev.mizzen.error.CorruptIndexException if stored data turns out to be damaged
   */
  SearchResult search(Query query);

  /** As {@link #search}, on the retriever's own executor. */
  CompletionStage<SearchResult> searchAsync(Query query);

  /**
   * Why the document {@code id} scores as it does under {@code query}, also if the query would not
   * have found it; empty if there is no such document. Runs the search's stages for what depends on
   * other documents, such as ranks, without its timeout.
   */
  Optional<Explanation> explain(Query query, String id);

  /** The document {@code id} as it was stored, without vectors. */
  Optional<Document> get(String id);

  /** How many documents pass {@code filter}. */
  long count(Filter filter);

  /**
   * Adds one new document.
   *
   * @throws IllegalArgumentException if its id is taken, or a vector has another dimension
   */
  default void add(Document document) {
    write(List.of(document), WriteMode.ADD, ProgressListener.NONE);
  }

  /**
   * Adds a document, or replaces the one of the same id, with the windows it was cut into. Passages
   * that you wrote yourself, under {@link Document.Builder#passageOf}, are documents of their own.
   */
  default void upsert(Document document) {
    write(List.of(document), WriteMode.UPSERT, ProgressListener.NONE);
  }

  /** Adds new documents. */
  default IngestReport addAll(Iterable<Document> documents) {
    return write(documents, WriteMode.ADD, ProgressListener.NONE);
  }

  /** Adds or replaces documents; of several with one id, the last stays. */
  default IngestReport upsertAll(Iterable<Document> documents) {
    return write(documents, WriteMode.UPSERT, ProgressListener.NONE);
  }

  /**
   * Takes in many documents, embedding them in parallel. Documents are pulled only as fast as they
   * are written, so memory stays bounded for any number of them. If one is refused, the error names
   * it, and those before it stay.
   *
   * @param progress hears phase {@code "index"} with the number of documents written
   */
  IngestReport write(Iterable<Document> documents, WriteMode mode, ProgressListener progress);

  /** As {@link #write}, pulling from a publisher with back-pressure. */
  CompletionStage<IngestReport> write(
      Flow.Publisher<Document> documents, WriteMode mode, ProgressListener progress);

  /**
   * Deletes documents by id, with the windows they were cut into. Unknown ids are ignored. Passages
   * that you wrote yourself stay: {@code deleteWhere(Filter.parent(id))} takes them too.
   */
  void delete(String... ids);

  /** Deletes all documents that pass {@code filter}. */
  void deleteWhere(Filter filter);

  /**
   * Makes all writes durable and visible.
   *
   * @return the generation of the commit, which grows with each
   */
  long commit();

  /** Makes all writes visible to searches. */
  void refresh();

  /** Drops all writes since the last commit. */
  void rollback();

  /**
   * Copies the last commit to {@code folder} while searches and writes go on.
   *
   * @throws IllegalArgumentException if the folder exists and is not empty
   */
  void backup(Path folder);

  /** The size of the index. */
  IndexStatistics statistics();

  /** Reads every byte of the last commit and checks it. Cost: the size of the index. */
  VerifyReport verify(ProgressListener progress);

  /**
   * A view of one tenant's documents; it shares everything with this retriever, and closing it does
   * nothing. {@link #commit}, {@link #refresh}, {@link #rollback}, {@link #backup}, {@link
   * #statistics} and {@link #verify} act on the whole index, whichever view they are called on.
   *
   * @throws IllegalArgumentException if the tenant is empty, or no well-formed Unicode
   */
  Retriever forTenant(String tenant);

  /**
   * Commits what was written, then frees everything. Closing again waits for the first closing and
   * does nothing. The embedder stays open: who opened it closes it.
   *
   * <p>New calls are refused at once, asynchronous ones that wait for a thread fail with {@link
   * IllegalStateException}, and calls in flight are waited for, without a limit and without
   * interrupting them: a call that was let in gets its answer. So an embedder that never returns
   * keeps closing from returning, too, in a write and in a search without {@link
   * dev.mizzen.search.Query#timeout}. Such a call is ended by interrupting its thread or cancelling
   * its future, if the embedder heeds interrupts. A search with a timeout leaves its embedder
   * behind when the time is up, so closing waits for it that long at most. An interrupt of the
   * closing thread does not end the wait; the flag stays set.
   *
   * @throws IllegalStateException if called by the progress listener or the source of documents of
   *     a call in flight, which closing would wait for
   */
  @Override
  void close();
}
