package dev.mizzen.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.index.CheckedDirectory;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LateInteractionFloatValuesSource;
import org.apache.lucene.search.LateInteractionRescorer;
import org.apache.lucene.search.Rescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our rescorer in the place of Lucene's. */
class MaxSimRescorerTest {
  private static final float ROUNDING = 4e-6f;

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void ordersAndScoresAsLucenesDoes(VectorSimilarityFunction function) throws IOException {
    for (int dimension : new int[] {1, 8, 33}) {
      boolean unit = function == VectorSimilarityFunction.DOT_PRODUCT;
      try (TokenIndex index = new TokenIndex(120, dimension, unit, 7 + dimension)) {
        float[][] query = index.vectors(5, dimension, unit);
        for (int topN : new int[] {1, 10, 1000}) {
          TopDocs theirs =
              LateInteractionRescorer.create(TokenIndex.FIELD, query, function)
                  .rescore(index.searcher(), index.firstPass(), topN);
          TopDocs ours =
              MaxSimRescorer.create(TokenIndex.FIELD, query, function)
                  .rescore(index.searcher(), index.firstPass(), topN);
          assertSame(ours, theirs);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void fallsBackAsLucenesDoes(VectorSimilarityFunction function) throws IOException {
    try (TokenIndex index = new TokenIndex(60, 8, true, 3)) {
      float[][] query = index.vectors(4, 8, true);
      assertSame(
          MaxSimRescorer.withFallbackToFirstPassScore(TokenIndex.FIELD, query, function)
              .rescore(index.searcher(), index.firstPass(), 50),
          LateInteractionRescorer.withFallbackToFirstPassScore(TokenIndex.FIELD, query, function)
              .rescore(index.searcher(), index.firstPass(), 50));
    }
  }

  /** Lucene's first maximum is the least positive float, so what is less is lost; ours, too. */
  @Test
  void startsFromLucenesLeastScore() throws IOException {
    try (TokenIndex index = new TokenIndex(20, 4, false, 5)) {
      float[][] query = index.vectors(3, 4, false);
      for (float[] vector : query) {
        for (int k = 0; k < vector.length; k++) {
          vector[k] *= 100;
        }
      }
      assertSame(
          MaxSimRescorer.create(TokenIndex.FIELD, query, VectorSimilarityFunction.DOT_PRODUCT)
              .rescore(index.searcher(), index.firstPass(), 20),
          LateInteractionRescorer.create(
                  TokenIndex.FIELD, query, VectorSimilarityFunction.DOT_PRODUCT)
              .rescore(index.searcher(), index.firstPass(), 20));
    }
  }

  @Test
  void comparesByCosineUnlessSaid() throws IOException {
    try (TokenIndex index = new TokenIndex(40, 8, false, 11)) {
      float[][] query = index.vectors(3, 8, false);
      assertSame(
          MaxSimRescorer.create(TokenIndex.FIELD, query)
              .rescore(index.searcher(), index.firstPass(), 40),
          LateInteractionRescorer.create(TokenIndex.FIELD, query)
              .rescore(index.searcher(), index.firstPass(), 40));
    }
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void givesTheValuesOfLucenesSource(VectorSimilarityFunction function) throws IOException {
    try (TokenIndex index = new TokenIndex(50, 16, true, 13)) {
      float[][] query = index.vectors(4, 16, true);
      var theirs = new LateInteractionFloatValuesSource(TokenIndex.FIELD, query, function);
      var ours = new MaxSimValuesSource(TokenIndex.FIELD, query, function);
      for (LeafReaderContext segment : index.searcher().getIndexReader().leaves()) {
        DoubleValues expected = theirs.getValues(segment, DoubleValues.EMPTY);
        DoubleValues actual = ours.getValues(segment, DoubleValues.EMPTY);
        for (int doc = 0; doc < segment.reader().maxDoc(); doc++) {
          boolean present = expected.advanceExact(doc);
          assertThat(actual.advanceExact(doc)).isEqualTo(present);
          if (present) {
            double value = expected.doubleValue();
            assertThat(actual.doubleValue()).isCloseTo(value, within(ROUNDING * value));
          }
        }
      }
    }
  }

  @Test
  void scoresTheSameOnManyThreads() throws IOException {
    try (TokenIndex index = new TokenIndex(700, 8, true, 37);
        ExecutorService executor = Executors.newFixedThreadPool(3)) {
      float[][] query = index.vectors(5, 8, true);
      Rescorer rescorer = MaxSimRescorer.create(TokenIndex.FIELD, query);
      TopDocs alone = rescorer.rescore(index.searcher(), index.firstPass(), 700);
      IndexSearcher shared = new IndexSearcher(index.searcher().getIndexReader(), executor);
      TopDocs together = rescorer.rescore(shared, index.firstPass(), 700);
      assertThat(scores(together)).isEqualTo(scores(alone));
      assertSame(
          together,
          LateInteractionRescorer.create(TokenIndex.FIELD, query)
              .rescore(index.searcher(), index.firstPass(), 700));
    }
  }

  @Test
  void explainsWhatItScored() throws IOException {
    try (TokenIndex index = new TokenIndex(20, 8, true, 17)) {
      float[][] query = index.vectors(2, 8, true);
      Rescorer rescorer = MaxSimRescorer.create(TokenIndex.FIELD, query);
      ScoreDoc best = rescorer.rescore(index.searcher(), index.firstPass(), 1).scoreDocs[0];
      Explanation why =
          rescorer.explain(index.searcher(), Explanation.match(1f, "first"), best.doc);
      assertThat(why.getValue().floatValue()).isEqualTo(best.score);
      assertThat(why.toString()).contains("MaxSim");
    }
  }

  @Test
  void leavesTheGivenHitsAsTheyWere() throws IOException {
    try (TokenIndex index = new TokenIndex(20, 8, true, 19)) {
      TopDocs given = index.firstPass();
      float[] before = scores(given);
      MaxSimRescorer.create(TokenIndex.FIELD, index.vectors(2, 8, true))
          .rescore(index.searcher(), given, 5);
      assertThat(scores(given)).isEqualTo(before);
    }
  }

  @Test
  void answersNothingForNoHitsAndNoField() throws IOException {
    TopDocs none = new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);
    try (TokenIndex index = new TokenIndex(10, 8, true, 23)) {
      float[][] query = index.vectors(2, 8, true);
      assertThat(
              MaxSimRescorer.create(TokenIndex.FIELD, query)
                  .rescore(index.searcher(), none, 5)
                  .scoreDocs)
          .isEmpty();
      assertThat(
              scores(
                  MaxSimRescorer.create("absent", query)
                      .rescore(index.searcher(), index.firstPass(), 10)))
          .containsOnly(0);
    }
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    try (TokenIndex index = new TokenIndex(10, 8, true, 29)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  MaxSimRescorer.create(TokenIndex.FIELD, index.vectors(2, 9, true))
                      .rescore(index.searcher(), index.firstPass(), 5))
          .withMessageContaining("8")
          .withMessageContaining("9");
      TopDocs foreign =
          new TopDocs(
              new TotalHits(1, TotalHits.Relation.EQUAL_TO), new ScoreDoc[] {new ScoreDoc(99, 1)});
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  MaxSimRescorer.create(TokenIndex.FIELD, index.vectors(2, 8, true))
                      .rescore(index.searcher(), foreign, 5))
          .withMessageContaining("hit 99");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaxSimRescorer.create("f", new float[0][]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaxSimRescorer.create("f", new float[][] {{1, 2}, {3}}))
        .withMessageContaining("at 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MaxSimRescorer.create("f", new float[][] {{Float.NaN}}));
  }

  @Test
  void refusesBytesOfAnotherField() throws IOException {
    for (byte[] bytes : new byte[][] {{}, {1, 2}, {0, 0, 0, 0}, {2, 0, 0, 0, 1, 2, 3, 4}}) {
      try (Directory directory = new CheckedDirectory()) {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
          Document document = new Document();
          document.add(new BinaryDocValuesField(TokenIndex.FIELD, new BytesRef(bytes)));
          writer.addDocument(document);
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
          TopDocs hit =
              new TopDocs(
                  new TotalHits(1, TotalHits.Relation.EQUAL_TO),
                  new ScoreDoc[] {new ScoreDoc(0, 1)});
          assertThatIllegalArgumentException()
              .as(Arrays.toString(bytes))
              .isThrownBy(
                  () ->
                      MaxSimRescorer.create(TokenIndex.FIELD, new float[][] {{1, 2}})
                          .rescore(new IndexSearcher(reader), hit, 1))
              .withMessageContaining("LateInteractionField");
        }
      }
    }
  }

  @Test
  void sourcesOfEqualQueriesAreEqual() {
    var one = new MaxSimValuesSource("f", new float[][] {{1, 2}});
    assertThat(one).isEqualTo(new MaxSimValuesSource("f", new float[][] {{1, 2}}));
    assertThat(one).hasSameHashCodeAs(new MaxSimValuesSource("f", new float[][] {{1, 2}}));
    assertThat(one).isNotEqualTo(new MaxSimValuesSource("f", new float[][] {{1, 3}}));
    assertThat(one).isNotEqualTo(new MaxSimValuesSource("g", new float[][] {{1, 2}}));
  }

  private static float[] scores(TopDocs hits) {
    float[] scores = new float[hits.scoreDocs.length];
    for (int h = 0; h < scores.length; h++) {
      scores[h] = hits.scoreDocs[h].score;
    }
    return scores;
  }

  private static void assertSame(TopDocs ours, TopDocs theirs) {
    assertThat(ours.totalHits).isEqualTo(theirs.totalHits);
    assertThat(ours.scoreDocs).hasSameSizeAs(theirs.scoreDocs);
    for (int h = 0; h < ours.scoreDocs.length; h++) {
      assertThat(ours.scoreDocs[h].doc).as("rank %d", h).isEqualTo(theirs.scoreDocs[h].doc);
      float score = theirs.scoreDocs[h].score;
      assertThat(ours.scoreDocs[h].score).isCloseTo(score, within(ROUNDING * score));
    }
  }
}
