package dev.mizzen.impl.index.write;

import dev.mizzen.error.IndexException;
import dev.mizzen.impl.index.CommitData;
import dev.mizzen.impl.index.Failures;
import dev.mizzen.impl.index.IndexLayout;
import dev.mizzen.impl.index.MetadataType;
import dev.mizzen.impl.index.codec.KnownCodebooks;
import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.index.WriteMode;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's writer with the rules of the index. All methods but {@link #metadataTypes} and {@link
 * #commits} are for the writing thread only.
 */
public final class LuceneWriter {
  private final Directory directory;
  private final WriterSettings settings;
  private final SnapshotDeletionPolicy commits =
      new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
  private final MetadataTypes types;
  private IndexWriter writer;
  private Keys keys;

  /** Opens the writer on the last commit, or makes a first, empty one. */
  public LuceneWriter(
      Directory directory, WriterSettings settings, Map<String, MetadataType> committedTypes)
      throws IOException {
    this.directory = directory;
    this.settings = settings;
    types = new MetadataTypes(committedTypes);
    writer = open(directory, settings, commits);
    keys = new Keys(writer);
  }

  /** A writer that knows the codebooks of the last commit. */
  private static IndexWriter open(
      Directory directory, WriterSettings settings, SnapshotDeletionPolicy commits)
      throws IOException {
    ListsWriting lists = settings.lists().get();
    IndexWriter opened = new IndexWriter(directory, settings.config(commits, lists));
    try (DirectoryReader reader = DirectoryReader.open(opened)) {
      KnownCodebooks.tell(lists, reader, settings.tokenFields());
      return opened;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException((Closeable) opened::rollback);
      throw e;
    }
  }

  /** The types of all metadata fields so far. */
  public Map<String, MetadataType> metadataTypes() {
    return types.all();
  }

  /** Holds commits while they are copied. */
  public SnapshotDeletionPolicy commits() {
    return commits;
  }

  /**
   * Writes one document, all of it or nothing.
   *
   * @throws IllegalArgumentException if its id is taken under {@link WriteMode#ADD}, or metadata
   *     have other types
   */
  void write(Prepared document, WriteMode mode, String tenant) throws IOException {
    requireOpen();
    String id = document.document().id();
    String key = IndexLayout.key(tenant, id);
    if (mode == WriteMode.ADD && keys.taken(key)) {
      throw new IllegalArgumentException(
          "the id '" + id + "' is taken; use upsert to replace the document");
    }
    types.register(document.document());
    if (mode == WriteMode.ADD) {
      writer.addDocuments(document.entries());
    } else {
      writer.updateDocuments(IndexLayout.sourceTerm(tenant, id), document.entries());
    }
    keys.added(key);
  }

  /**
   * Runs something with this writer.
   *
   * @throws AlreadyClosedException if a failure has ended the writer, such as one of a merge in the
   *     background a moment ago
   */
  public <T> T guard(Failures.Io<T> work) throws IOException {
    try {
      return work.run();
    } catch (IllegalStateException e) {
      requireOpen();
      throw e;
    }
  }

  private void requireOpen() {
    if (!writer.isOpen() || writer.getTragicException() != null) {
      throw new AlreadyClosedException("the writer has ended", writer.getTragicException());
    }
  }

  /** Deletes documents by id, with the entries made of them. */
  public void delete(String tenant, Collection<String> ids) throws IOException {
    Term[] sources =
        ids.stream().map(id -> IndexLayout.sourceTerm(tenant, id)).toArray(Term[]::new);
    writer.deleteDocuments(sources);
    ids.forEach(id -> keys.removed(IndexLayout.key(tenant, id)));
  }

  /** Deletes the entries that match. */
  public void deleteWhere(Query query) throws IOException {
    writer.deleteDocuments(query);
    keys.changed();
  }

  /** Makes a commit, also if nothing changed. */
  public void commit() throws IOException {
    writer.setLiveCommitData(data().toUserData().entrySet());
    writer.commit();
  }

  /** What the next commit will say of the index. */
  private CommitData data() {
    return new CommitData(settings.schema(), types.all());
  }

  /** Deletes files of commits that are held no more. */
  public boolean deleteUnused() throws IOException {
    if (writer.isOpen()) {
      writer.deleteUnusedFiles();
    }
    return writer.isOpen();
  }

  /** A reader that sees all writes so far. */
  public DirectoryReader open() throws IOException {
    return DirectoryReader.open(writer);
  }

  /** As {@link #open}, sharing what did not change; null if nothing did. */
  public @Nullable DirectoryReader open(DirectoryReader before) throws IOException {
    DirectoryReader next = DirectoryReader.openIfChanged(before, writer);
    keys.close();
    return next;
  }

  /** Goes back to the last commit, also after a failure that ended Lucene's writer. */
  public void rollback(Map<String, MetadataType> committedTypes) throws IOException {
    IOUtils.closeWhileHandlingException(keys);
    writer.rollback();
    writer = open(directory, settings, commits);
    keys = new Keys(writer);
    types.reset(committedTypes);
  }

  /** Frees everything and drops what is not committed. */
  public void abandon() {
    IOUtils.closeWhileHandlingException(keys, (Closeable) writer::rollback);
  }

  /**
   * Commits what is new, waits for merges, and frees everything whatever happens.
   *
   * @throws IOException if that failed; the commit before stays
   */
  public boolean close() throws IOException {
    try {
      keys.close();
      if (!writer.isOpen() || writer.getTragicException() != null) {
        throw new IndexException(
            "writes since the last commit are lost: the index's writer had ended with "
                + writer.getTragicException(),
            writer.getTragicException());
      }
      if (writer.hasUncommittedChanges()) {
        writer.setLiveCommitData(data().toUserData().entrySet());
      }
      writer.close();
      return true;
    } finally {
      writer.rollback();
    }
  }
}
