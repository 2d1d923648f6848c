package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * An index at one moment; later writes do not change it. Safe for use by many threads; to be closed
 * once, soon.
 */
public interface Snapshot extends AutoCloseable {
  /** The entries, through Lucene. */
  IndexReader reader();

  /** A new searcher on the calling thread, with the index's BM25. */
  IndexSearcher searcher();

  /** What the fields are called. */
  FieldNames names();

  /**
   * The Lucene number of the entry {@code id} of {@code tenant}; empty if there is none.
   *
   * @throws IllegalArgumentException if {@code id} can be no id
   */
  OptionalInt find(String tenant, String id) throws IOException;

  /** The document {@code id} of {@code tenant} as it was written, without vectors. */
  Optional<Document> get(String tenant, String id) throws IOException;

  /** The document of entry {@code doc} as it was stored, without vectors. */
  default Document document(int doc) throws IOException {
    return document(reader().storedFields(), doc);
  }

  /** As {@link #document(int)}, for many entries in a row through one {@code fields}. */
  Document document(StoredFields fields, int doc) throws IOException;

  /** The token vectors of vector field {@code name} in a segment; null if it has none. */
  @Nullable TokenVectorReader tokenVectors(LeafReader segment, String name) throws IOException;

  /** Where the index is, for messages. */
  String where();

  @Override
  void close();
}
