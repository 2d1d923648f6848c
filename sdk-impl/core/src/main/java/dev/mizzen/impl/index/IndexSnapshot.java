package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * The index as it was at the last refresh when this was acquired; later writes do not change it.
 * Safe for use by many threads; close it once, soon, since it keeps the index from closing.
 */
public final class IndexSnapshot implements AutoCloseable {

  IndexSnapshot() {}

  /** The entries, through Lucene. */
  public IndexReader reader() {
    throw new UnsupportedOperationException();
  }

  /** A searcher on the calling thread, with the index's BM25. */
  public IndexSearcher searcher() {
    return searcher(null);
  }

  /** A searcher that may use {@code executor} for parts of the index, with the index's BM25. */
  public IndexSearcher searcher(@Nullable Executor executor) {
    throw new UnsupportedOperationException();
  }

  /** The Lucene number of the entry {@code id} of {@code tenant}; empty if there is none. */
  public OptionalInt find(String tenant, String id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The document of entry {@code doc} as it was stored, without vectors. */
  public Document document(int doc) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The token vectors of vector field {@code name} in a segment; null if it has none. */
  public @Nullable TokenVectorReader tokenVectors(LeafReader segment, String name)
      throws IOException {
    return TokenVectorReader.open(segment, IndexLayout.tokenVectors(name));
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
