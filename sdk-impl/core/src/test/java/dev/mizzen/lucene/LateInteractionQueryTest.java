package dev.mizzen.lucene;

import static org.apache.lucene.index.VectorSimilarityFunction.COSINE;
import static org.apache.lucene.index.VectorSimilarityFunction.DOT_PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LateInteractionRescorer;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldDocs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The query that scores every document with token vectors. */
class LateInteractionQueryTest {
  private static final float ROUNDING = 4e-6f;
  private static final Query EVEN = new TermQuery(new Term("parity", "even"));

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void findsWhatLucenesRescorerRanksFirst(VectorSimilarityFunction function) throws IOException {
    for (int dimension : new int[] {1, 8, 33}) {
      boolean unit = function == DOT_PRODUCT;
      try (TokenIndex index = new TokenIndex(150, dimension, unit, 31 + dimension)) {
        float[][] vectors = index.vectors(5, dimension, unit);
        Query query = new LateInteractionQuery(TokenIndex.FIELD, vectors, function);
        for (int limit : new int[] {1, 10, 1000}) {
          assertSame(
              index.searcher().search(query, limit), lucenes(index, vectors, function, limit));
        }
      }
    }
  }

  /** A batch holds 65,536 values. */
  @Test
  void scoresMoreDocumentsThanABatchHolds() throws IOException {
    try (TokenIndex index = new TokenIndex(600, 96, true, 37, 600)) {
      float[][] vectors = index.vectors(3, 96, true);
      Query query = new LateInteractionQuery(TokenIndex.FIELD, vectors, COSINE);
      assertSame(index.searcher().search(query, 1000), lucenes(index, vectors, COSINE, 1000));
    }
  }

  @Test
  void scoresOnlyWhatPassesAFilter() throws IOException {
    try (TokenIndex index = new TokenIndex(150, 8, true, 41)) {
      float[][] vectors = index.vectors(4, 8, true);
      Query query = new LateInteractionQuery(TokenIndex.FIELD, vectors, DOT_PRODUCT);
      TopDocs all = index.searcher().search(query, 1000);
      TopDocs even = index.searcher().search(filtered(query, EVEN), 1000);
      Set<Integer> passing = new HashSet<>();
      for (ScoreDoc hit : index.searcher().search(EVEN, 1000).scoreDocs) {
        passing.add(hit.doc);
      }
      ScoreDoc[] expected =
          Arrays.stream(all.scoreDocs)
              .filter(hit -> passing.contains(hit.doc))
              .toArray(ScoreDoc[]::new);
      assertSame(even.scoreDocs, expected);
      assertThat(
              index
                  .searcher()
                  .search(filtered(query, new MatchNoDocsQuery("nothing")), 10)
                  .scoreDocs)
          .isEmpty();
    }
  }

  @Test
  void addsToOtherClausesAndIsBoosted() throws IOException {
    try (TokenIndex index = new TokenIndex(80, 8, true, 43)) {
      Query query =
          new LateInteractionQuery(TokenIndex.FIELD, index.vectors(4, 8, true), DOT_PRODUCT);
      Query both =
          new BooleanQuery.Builder()
              .add(new BoostQuery(query, 2), Occur.SHOULD)
              .add(EVEN, Occur.SHOULD)
              .build();
      IndexSearcher searcher = index.searcher();
      for (ScoreDoc hit : searcher.search(both, 1000).scoreDocs) {
        float alone = searcher.explain(query, hit.doc).getValue().floatValue();
        float words = searcher.explain(EVEN, hit.doc).getValue().floatValue();
        assertThat(hit.score).isCloseTo(2 * alone + words, within(ROUNDING * hit.score));
      }
    }
  }

  @Test
  void scoresTheSameOnManyThreads() throws IOException {
    try (TokenIndex index = new TokenIndex(150, 8, true, 47);
        ExecutorService executor = Executors.newFixedThreadPool(4)) {
      Query query =
          new LateInteractionQuery(TokenIndex.FIELD, index.vectors(4, 8, true), DOT_PRODUCT);
      IndexSearcher sliced =
          new IndexSearcher(index.searcher().getIndexReader(), executor) {
            @Override
            protected LeafSlice[] slices(
                java.util.List<org.apache.lucene.index.LeafReaderContext> leaves) {
              return slices(leaves, 10, 1, false);
            }
          };
      assertThat(sliced.getSlices().length).isGreaterThan(2);
      assertSame(sliced.search(query, 20), index.searcher().search(query, 20));
    }
  }

  @Test
  void isSortedByOtherFields() throws IOException {
    try (TokenIndex index = new TokenIndex(60, 8, true, 53)) {
      Query query =
          new LateInteractionQuery(TokenIndex.FIELD, index.vectors(4, 8, true), DOT_PRODUCT);
      Sort byNumber = new Sort(new SortField("number", SortField.Type.LONG, true));
      TopFieldDocs sorted = index.searcher().search(query, 5, byNumber, true);
      int last = Integer.MAX_VALUE;
      for (ScoreDoc hit : sorted.scoreDocs) {
        assertThat(hit.doc).isLessThan(last);
        assertThat(hit.score)
            .isEqualTo(index.searcher().explain(query, hit.doc).getValue().floatValue());
        last = hit.doc;
      }
    }
  }

  @Test
  void countsDocumentsWithVectors() throws IOException {
    try (TokenIndex index = new TokenIndex(60, 8, true, 59)) {
      Query query =
          new LateInteractionQuery(TokenIndex.FIELD, index.vectors(2, 8, true), DOT_PRODUCT);
      assertThat(index.searcher().count(query))
          .isEqualTo(index.searcher().search(query, 99).scoreDocs.length);
      assertThat(
              index
                  .searcher()
                  .count(new LateInteractionQuery("absent", new float[][] {{1}}, COSINE)))
          .isZero();
    }
  }

  /** Lucene asks for the time every hundred documents or more. */
  @Test
  void endsWhenTheTimeIsUp() throws IOException {
    try (TokenIndex index = new TokenIndex(600, 8, true, 61)) {
      Query query =
          new LateInteractionQuery(TokenIndex.FIELD, index.vectors(2, 8, true), DOT_PRODUCT);
      AtomicInteger asked = new AtomicInteger();
      IndexSearcher searcher = index.searcher();
      searcher.setTimeout(() -> asked.incrementAndGet() > 3);
      TopDocs found = searcher.search(query, 1000);
      assertThat(searcher.timedOut()).isTrue();
      assertThat(found.scoreDocs.length).isPositive().isLessThan(400);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void explainsWhatItScored(VectorSimilarityFunction function) throws IOException {
    try (TokenIndex index = new TokenIndex(40, 8, true, 67)) {
      Query query = new LateInteractionQuery(TokenIndex.FIELD, index.vectors(3, 8, true), function);
      Query boosted = new BoostQuery(query, 3);
      for (ScoreDoc hit : index.searcher().search(boosted, 100).scoreDocs) {
        Explanation why = index.searcher().explain(boosted, hit.doc);
        assertThat(why.isMatch()).isTrue();
        assertThat(why.getValue().floatValue()).isEqualTo(hit.score);
        Explanation sum = why.getDetails()[0];
        assertThat(sum.getDetails()).hasSize(3);
        float total = 0;
        for (Explanation part : sum.getDetails()) {
          total += part.getValue().floatValue();
        }
        assertThat(total).isEqualTo(sum.getValue().floatValue());
        assertThat(sum.toString()).contains("MaxSim", TokenIndex.FIELD, function.toString());
      }
      assertThat(index.searcher().explain(query, 4).isMatch()).isFalse();
    }
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    try (TokenIndex index = new TokenIndex(10, 8, true, 71)) {
      Query wide = new LateInteractionQuery(TokenIndex.FIELD, new float[1][9], DOT_PRODUCT);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.searcher().search(wide, 1))
          .withMessageContaining(TokenIndex.FIELD)
          .withMessageContaining("8")
          .withMessageContaining("9");
      Query number = new LateInteractionQuery("number", new float[1][8], DOT_PRODUCT);
      assertThatIllegalStateException()
          .isThrownBy(() -> index.searcher().search(number, 1))
          .withMessageContaining("number");
    }
  }

  @Test
  void queriesOfEqualPartsAreEqual() {
    Query one = new LateInteractionQuery("f", new float[][] {{1, 2}}, COSINE);
    assertThat(one)
        .isEqualTo(new LateInteractionQuery("f", new float[][] {{1, 2}}, COSINE))
        .hasSameHashCodeAs(new LateInteractionQuery("f", new float[][] {{1, 2}}, COSINE))
        .isNotEqualTo(new LateInteractionQuery("f", new float[][] {{1, 2}}, DOT_PRODUCT))
        .isNotEqualTo(new LateInteractionQuery("f", new float[][] {{1, 3}}, COSINE))
        .isNotEqualTo(new LateInteractionQuery("g", new float[][] {{1, 2}}, COSINE));
    assertThat(one.toString("x")).contains("f", "1 × 2", "COSINE");
  }

  @Test
  void isVisitedAsALeafOfItsField() {
    Set<String> seen = new HashSet<>();
    new LateInteractionQuery("f", new float[][] {{1}}, COSINE)
        .visit(
            new QueryVisitor() {
              @Override
              public boolean acceptField(String field) {
                return seen.add(field);
              }

              @Override
              public void visitLeaf(Query query) {
                seen.add(query.getClass().getSimpleName());
              }
            });
    assertThat(seen).containsExactlyInAnyOrder("f", "LateInteractionQuery");
  }

  private static Query filtered(Query query, Query filter) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  /** Lucene's rescorer over all documents that have vectors. */
  private static TopDocs lucenes(
      TokenIndex index, float[][] vectors, VectorSimilarityFunction function, int limit)
      throws IOException {
    TopDocs all =
        LateInteractionRescorer.create(TokenIndex.FIELD, vectors, function)
            .rescore(index.searcher(), index.firstPass(), 1000);
    ScoreDoc[] present =
        Arrays.stream(all.scoreDocs)
            .filter(hit -> hit.score > 0)
            .limit(limit)
            .toArray(ScoreDoc[]::new);
    return new TopDocs(all.totalHits, present);
  }

  private static void assertSame(TopDocs ours, TopDocs expected) {
    assertSame(ours.scoreDocs, expected.scoreDocs);
  }

  private static void assertSame(ScoreDoc[] ours, ScoreDoc[] expected) {
    assertThat(ours).hasSameSizeAs(expected);
    for (int h = 0; h < ours.length; h++) {
      assertThat(ours[h].doc).as("rank %d", h).isEqualTo(expected[h].doc);
      float score = expected[h].score;
      assertThat(ours[h].score).isCloseTo(score, within(ROUNDING * score));
    }
  }
}
