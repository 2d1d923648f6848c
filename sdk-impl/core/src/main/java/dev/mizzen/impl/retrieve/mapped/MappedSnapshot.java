package dev.mizzen.impl.retrieve.mapped;

import dev.mizzen.Document;
import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.index.codec.TokenVectorReader;
import dev.mizzen.search.Filter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** A searcher that was borrowed from an application. */
final class MappedSnapshot implements Snapshot {
  private final Mapping mapping;
  private final IndexSearcher borrowed;
  private final MappedFields fields;
  private final MappedDocuments documents;
  private final Runnable release;

  /**
   * @param release called once, by {@link #close}
   */
  MappedSnapshot(Mapping mapping, IndexSearcher borrowed, Runnable release) {
    this.mapping = mapping;
    this.borrowed = borrowed;
    this.release = release;
    fields = new MappedFields(mapping, borrowed.getIndexReader());
    documents = new MappedDocuments(mapping, borrowed.getIndexReader());
  }

  MappedFields fields() {
    return fields;
  }

  @Override
  public IndexReader reader() {
    return borrowed.getIndexReader();
  }

  /** Another one than the application's, which keeps its timeout, but scored and cached alike. */
  @Override
  public IndexSearcher searcher() {
    IndexSearcher searcher = new IndexSearcher(borrowed.getTopReaderContext());
    searcher.setSimilarity(borrowed.getSimilarity());
    searcher.setQueryCache(borrowed.getQueryCache());
    searcher.setQueryCachingPolicy(borrowed.getQueryCachingPolicy());
    return searcher;
  }

  @Override
  public FieldNames names() {
    return mapping;
  }

  @Override
  public OptionalInt find(String tenant, String id) throws IOException {
    Query own =
        new MappedFilters(mapping, fields).of(Optional.of(Filter.ids(List.of(id)))).orElseThrow();
    TopDocs found = searcher().search(own, 1);
    return found.scoreDocs.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(found.scoreDocs[0].doc);
  }

  @Override
  public Optional<Document> get(String tenant, String id) throws IOException {
    OptionalInt doc = find(tenant, id);
    return doc.isEmpty() ? Optional.empty() : Optional.of(document(doc.getAsInt()));
  }

  @Override
  public Document document(StoredFields stored, int doc) throws IOException {
    return documents.document(stored, doc);
  }

  @Override
  public @Nullable TokenVectorReader tokenVectors(LeafReader segment, String name)
      throws IOException {
    return TokenVectorReader.openAny(segment, mapping.tokenVectors(name));
  }

  @Override
  public String where() {
    return "the application's index";
  }

  @Override
  public void close() {
    release.run();
  }
}
