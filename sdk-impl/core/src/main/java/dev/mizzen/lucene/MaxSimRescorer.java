package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DoubleValuesSourceRescorer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * Orders hits anew by late interaction over Lucene's own {@link
 * org.apache.lucene.document.LateInteractionField}. Takes the place of Lucene's {@code
 * LateInteractionRescorer}, with the same scores and order:
 *
 * <pre>{@code
 * Rescorer rescorer = MaxSimRescorer.create("tokens", query, DOT_PRODUCT);
 * TopDocs best = rescorer.rescore(searcher, firstPass, 10);
 * }</pre>
 *
 * <p>How scores come about is stated at {@link MaxSimValuesSource}. Cost O(hits · Q · T ·
 * dimension), besides reading the hits' vectors; shared among the threads of the searcher's
 * executor, if it has one, with the same bits for any number of them. The hits given are left as
 * they were, while Lucene's rescorer writes its scores into them. Immutable; safe for use by many
 * threads.
 */
public final class MaxSimRescorer extends DoubleValuesSourceRescorer {
  /** Fewer hits are not worth a task, about a millisecond's work for passages. */
  private static final int LEAST_PART = 64;

  private static final int MOST_PARTS = 64;

  private final TokenQuery query;
  private final boolean fallback;

  private MaxSimRescorer(MaxSimValuesSource source, boolean fallback) {
    super(source);
    query = source.query();
    this.fallback = fallback;
  }

  /** By cosine, which is Lucene's default; hits without vectors score 0. */
  public static MaxSimRescorer create(String field, float[][] query) {
    return create(field, query, VectorSimilarityFunction.COSINE);
  }

  /**
   * By {@code function}; hits without vectors score 0.
   *
   * @param field a field written as {@code LateInteractionField}
   * @param query {@code [Q × dimension]}, finite, Q ≥ 1
   * @throws IllegalArgumentException if the query is empty, ragged or not finite
   */
  public static MaxSimRescorer create(
      String field, float[][] query, VectorSimilarityFunction function) {
    return new MaxSimRescorer(new MaxSimValuesSource(field, query, function), false);
  }

  /**
   * As {@link #create(String, float[][], VectorSimilarityFunction)}, but hits without vectors keep
   * their score.
   */
  public static MaxSimRescorer withFallbackToFirstPassScore(
      String field, float[][] query, VectorSimilarityFunction function) {
    return new MaxSimRescorer(new MaxSimValuesSource(field, query, function), true);
  }

  @Override
  protected float combine(float firstPassScore, boolean valuePresent, double sourceValue) {
    if (valuePresent) {
      return (float) sourceValue;
    }
    return fallback ? firstPassScore : 0;
  }

  /**
   * The best {@code topN} of the hits, by their new scores; ties to the lower document.
   *
   * @throws IllegalArgumentException if a document's vectors do not fit the query, or a hit is not
   *     of this searcher
   */
  @Override
  public TopDocs rescore(IndexSearcher searcher, TopDocs firstPass, int topN) throws IOException {
    ScoreDoc[] hits = firstPass.scoreDocs.clone();
    Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
    float[] scores = scores(searcher, hits);
    ScoreDoc[] scored = new ScoreDoc[hits.length];
    for (int h = 0; h < hits.length; h++) {
      scored[h] = new ScoreDoc(hits[h].doc, scores[h], hits[h].shardIndex);
    }
    Arrays.sort(scored, ScoreDoc.COMPARATOR);
    return new TopDocs(
        firstPass.totalHits, topN < scored.length ? Arrays.copyOf(scored, topN) : scored);
  }

  /** In parts, which run side by side if the searcher has an executor. */
  private float[] scores(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
    float[] scores = new float[hits.length];
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    int parts = Math.clamp(hits.length / LEAST_PART, 1, MOST_PARTS);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) hits.length * part / parts);
      int to = (int) ((long) hits.length * (part + 1) / parts);
      tasks.add(() -> score(segments, hits, from, to, scores));
    }
    searcher.getTaskExecutor().invokeAll(tasks);
    return scores;
  }

  private boolean score(
      List<LeafReaderContext> segments, ScoreDoc[] hits, int from, int to, float[] scores)
      throws IOException {
    Batch batch = new Batch(scores, to - from);
    for (int h = from; h < to; ) {
      LeafReaderContext segment = segment(segments, hits[h].doc);
      int end = segment.docBase + segment.reader().maxDoc();
      TokenVectorReader tokens = TokenVectorReader.openAny(segment.reader(), query.field());
      for (; h < to && hits[h].doc < end; h++) {
        if (tokens != null && tokens.advanceExact(hits[h].doc - segment.docBase)) {
          batch.add(tokens, h);
        } else {
          scores[h] = combine(hits[h].score, false, 0);
        }
      }
    }
    batch.score();
    return true;
  }

  /** Hits that are scored together, and where their scores go. */
  private final class Batch {
    private final FieldScorer scorer = FieldScorer.ofThread(query);
    private final float[] scores;
    private final int[] places;
    private float[] found = new float[8];

    Batch(float[] scores, int most) {
      this.scores = scores;
      places = new int[most];
    }

    void add(TokenVectorReader tokens, int place) throws IOException {
      places[scorer.documents()] = place;
      scorer.add(tokens.current());
      if (scorer.isFull()) {
        score();
      }
    }

    void score() {
      int count = scorer.documents();
      if (found.length < count) {
        found = new float[count];
      }
      scorer.score(found);
      for (int d = 0; d < count; d++) {
        scores[places[d]] = found[d];
      }
    }
  }

  private static LeafReaderContext segment(List<LeafReaderContext> segments, int doc) {
    int maxDoc =
        segments.isEmpty() ? 0 : segments.getLast().docBase + segments.getLast().reader().maxDoc();
    if (doc < 0 || doc >= maxDoc) {
      throw new IllegalArgumentException(
          "hit " + doc + " is not one of the searcher's " + maxDoc + " documents");
    }
    return segments.get(ReaderUtil.subIndex(doc, segments));
  }
}
