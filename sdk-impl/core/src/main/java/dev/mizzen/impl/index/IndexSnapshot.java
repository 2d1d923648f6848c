package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.impl.call.Calls;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.impl.index.write.DocumentCheck;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The index as it was at the last refresh when this was acquired; later writes do not change it.
 * Safe for use by many threads; close it once, soon, since it keeps the index from closing.
 */
public final class IndexSnapshot implements Snapshot {
  private final DirectoryReader reader;
  private final Similarity similarity;
  private final String where;
  private final Calls calls;
  private final AtomicBoolean closed = new AtomicBoolean();

  IndexSnapshot(DirectoryReader reader, Similarity similarity, String where, Calls calls) {
    this.reader = reader;
    this.similarity = similarity;
    this.where = where;
    this.calls = calls;
  }

  @Override
  public DirectoryReader reader() {
    return reader;
  }

  @Override
  public FieldNames names() {
    return IndexLayout.NAMES;
  }

  @Override
  public IndexSearcher searcher() {
    return searcher(null);
  }

  /** A searcher that may use {@code executor} for parts of the index, with the index's BM25. */
  public IndexSearcher searcher(@Nullable Executor executor) {
    IndexSearcher searcher =
        executor == null ? new IndexSearcher(reader) : new IndexSearcher(reader, executor);
    searcher.setSimilarity(similarity);
    return searcher;
  }

  @Override
  public OptionalInt find(String tenant, String id) throws IOException {
    DocumentCheck.id(id);
    return find(reader, IndexLayout.keyTerm(tenant, id));
  }

  /** The number of the first live entry with {@code term}. Cost: a look-up in each segment. */
  public static OptionalInt find(DirectoryReader reader, Term term) throws IOException {
    for (LeafReaderContext segment : reader.leaves()) {
      PostingsEnum postings = segment.reader().postings(term, PostingsEnum.NONE);
      Bits live = segment.reader().getLiveDocs();
      int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
      while (postings != null && doc != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(doc)) {
          return OptionalInt.of(segment.docBase + doc);
        }
        doc = postings.nextDoc();
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The document {@code id} of {@code tenant} as it was written, without vectors; or a window of
   * one, by the window's id.
   *
   * @throws IllegalArgumentException if {@code id} can be no id
   */
  @Override
  public Optional<Document> get(String tenant, String id) throws IOException {
    OptionalInt entry = find(tenant, id);
    if (entry.isPresent()) {
      return Optional.of(document(entry.getAsInt()));
    }
    OptionalInt window = find(reader, IndexLayout.sourceTerm(tenant, id));
    return window.isEmpty()
        ? Optional.empty()
        : StoredDocument.decodeWhole(
            reader.storedFields().document(window.getAsInt(), Set.of(IndexLayout.ORIGINAL)), where);
  }

  @Override
  public Document document(StoredFields fields, int doc) throws IOException {
    EntryVisitor entry = new EntryVisitor();
    fields.document(doc, entry);
    return StoredDocument.decode(entry.getDocument(), where);
  }

  /** Leaves out the whole document that a first window keeps. */
  private static final class EntryVisitor extends DocumentStoredFieldVisitor {
    @Override
    public Status needsField(FieldInfo field) throws IOException {
      return field.name.equals(IndexLayout.ORIGINAL) ? Status.NO : super.needsField(field);
    }
  }

  @Override
  public @Nullable TokenVectorReader tokenVectors(LeafReader segment, String name)
      throws IOException {
    return TokenVectorReader.open(segment, IndexLayout.tokenVectors(name));
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        Failures.in(
            where,
            () -> {
              reader.decRef();
              return reader;
            });
      } finally {
        calls.exit();
      }
    }
  }
}
