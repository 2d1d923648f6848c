package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.retrieve.lucene.DocSetQuery;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Mode;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.Similarity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * The documents whose sentence vectors are nearest to the query's. The graph (HNSW: Malkov and
 * Yashunin, arXiv:1603.09320) finds them; their scores are then computed from the exact vectors, so
 * that they do not depend on how vectors are kept.
 */
public final class DenseSearch {
  private final IndexSearcher searcher;
  private final IndexSearcher rescorer;
  private final VectorField field;
  private final FieldNames names;
  private final Optional<Query> filter;

  /**
   * Over the documents that pass {@code filter}.
   *
   * @param searcher may stop early
   * @param rescorer must not stop early; looks at the found documents only
   */
  public DenseSearch(
      IndexSearcher searcher,
      IndexSearcher rescorer,
      VectorField field,
      FieldNames names,
      Optional<Query> filter) {
    this.searcher = searcher;
    this.rescorer = rescorer;
    this.field = field;
    this.names = names;
    this.filter = filter;
  }

  /**
   * The nearest, best first.
   *
   * @param count how many at most
   * @param exact whether every vector is compared instead of walking the graph
   */
  public List<Candidate> nearest(Embedding query, int count, boolean exact) throws IOException {
    String name = names.vector(field.name());
    VectorMeasure measure = new VectorMeasure(field.similarity(), query.toArray());
    // A zero vector has no direction to walk in: all cosines are 0.
    boolean undirected = field.similarity() == Similarity.COSINE && measure.queryNorm() == 0;
    BestVectors best = new BestVectors(name, names.id(), measure, count);
    List<Candidate> found =
        exact || undirected
            ? searcher.search(every(name), best)
            : rescorer.search(nearGraph(name, query, count), best);
    return Candidate.ranked(found, Mode.DENSE);
  }

  private Query every(String name) {
    Query all = new FieldExistsQuery(name);
    return filter
        .<Query>map(
            passing ->
                new BooleanQuery.Builder()
                    .add(all, Occur.FILTER)
                    .add(passing, Occur.FILTER)
                    .build())
        .orElse(all);
  }

  private Query nearGraph(String name, Embedding query, int count) throws IOException {
    Embedding target = field.similarity() == Similarity.COSINE ? query.normalized() : query;
    int k = Math.min(count, Math.max(1, searcher.getIndexReader().maxDoc()));
    Query nearest = new KnnFloatVectorQuery(name, target.toArray(), k, filter.orElse(null));
    ScoreDoc[] found = searcher.search(nearest, k).scoreDocs;
    return new DocSetQuery(Arrays.stream(found).mapToInt(hit -> hit.doc).toArray());
  }
}
