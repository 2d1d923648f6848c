package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.index.IngestReport;
import dev.mizzen.index.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Short forms for what tests ask of an index. */
public final class Probe {
  private Probe() {}

  /** Adds documents without a tenant. */
  public static IngestReport add(Index index, Document... documents) {
    return index.write(
        Arrays.asList(documents), WriteMode.ADD, IndexLayout.NO_TENANT, ProgressListener.NONE);
  }

  /** Adds or replaces documents without a tenant. */
  public static IngestReport upsert(Index index, Document... documents) {
    return index.write(
        Arrays.asList(documents), WriteMode.UPSERT, IndexLayout.NO_TENANT, ProgressListener.NONE);
  }

  /** The document of an id, if a search would see it. */
  public static Optional<Document> get(Index index, String id) {
    return get(index, IndexLayout.NO_TENANT, id);
  }

  /** The document of an id of a tenant, if a search would see it. */
  public static Optional<Document> get(Index index, String tenant, String id) {
    try (IndexSnapshot snapshot = index.acquire()) {
      return snapshot.get(tenant, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All documents that match, by id. */
  public static TreeMap<String, Document> all(Index index, Query query) {
    TreeMap<String, Document> documents = new TreeMap<>();
    try (IndexSnapshot snapshot = index.acquire()) {
      for (ScoreDoc hit : snapshot.searcher().search(query, 100_000).scoreDocs) {
        Document document = snapshot.document(hit.doc);
        documents.put(document.id(), document);
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All documents, by id. */
  public static TreeMap<String, Document> all(Index index) {
    return all(index, MatchAllDocsQuery.INSTANCE);
  }

  /** The ids of the documents with this word, as it is indexed. */
  public static List<String> withWord(Index index, String word) {
    return List.copyOf(all(index, new TermQuery(new Term(IndexLayout.ALL, word))).keySet());
  }
}
