package dev.mizzen.lucene;

import static org.apache.lucene.index.VectorSimilarityFunction.COSINE;
import static org.apache.lucene.index.VectorSimilarityFunction.DOT_PRODUCT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LateInteractionRescorer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The best documents, by lists where there are any. */
class BestLateInteractionQueryTest {
  private static final float ROUNDING = 4e-6f;
  private static final Query THIRD = new TermQuery(new Term("third", "1"));

  @ParameterizedTest
  @EnumSource(VectorSimilarityFunction.class)
  void findsTheBestOfAnIndexWithoutLists(VectorSimilarityFunction function) throws IOException {
    try (TokenIndex index = new TokenIndex(150, 8, true, 73)) {
      var all = new LateInteractionQuery(TokenIndex.FIELD, index.vectors(4, 8, true), function);
      assertSame(index.searcher().search(all.best(7), 100), index.searcher().search(all, 7));
      Query even = new TermQuery(new Term("parity", "even"));
      assertSame(
          index.searcher().search(all.best(7).filter(even), 100),
          index.searcher().search(filtered(all, even), 7));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, false", "false, true"})
  void findsByListsWhatIsBest(boolean lucenes, boolean merged) throws IOException {
    try (ListedIndex index = new ListedIndex(1500, lucenes, merged, 79)) {
      assertThat(index.listed()).isEqualTo(merged ? 1 : 3);
      int found = 0;
      for (int q = 0; q < 10; q++) {
        var all = new LateInteractionQuery(ListedIndex.FIELD, index.vectors(6), DOT_PRODUCT);
        IndexSearcher searcher = index.searcher();
        Map<Integer, Float> scores = scores(searcher.search(all, 2000));
        TopDocs best = searcher.search(all.best(10), 100);
        assertThat(best.scoreDocs).hasSize(10);
        Set<Integer> exact = scores(searcher.search(all, 10)).keySet();
        for (ScoreDoc hit : best.scoreDocs) {
          assertThat(hit.score).isEqualTo(scores.get(hit.doc));
          found += exact.contains(hit.doc) ? 1 : 0;
        }
        assertSame(searcher.search(all.best(10).exact(), 100), searcher.search(all, 10));
      }
      assertThat(found).isGreaterThanOrEqualTo(90);
    }
  }

  /** With few candidates lists miss some, so that it shows whether they were used. */
  @Test
  void looksIntoListsAndNotIntoEverything() throws IOException {
    try (ListedIndex index = new ListedIndex(1500, true, true, 83)) {
      int missed = 0;
      int missedInTime = 0;
      try (DirectoryReader limited = ExitableDirectoryReader.wrap(index.reader(), () -> false)) {
        for (int q = 0; q < 10; q++) {
          var all = new LateInteractionQuery(ListedIndex.FIELD, index.vectors(6), DOT_PRODUCT);
          Query narrow = all.best(10).candidates(5).probes(1);
          missed += 10 - index.searcher().search(narrow, 100).scoreDocs.length;
          missedInTime += 10 - new IndexSearcher(limited).search(narrow, 100).scoreDocs.length;
        }
        index.reader().incRef();
      }
      assertThat(missed).isEqualTo(50);
      assertThat(missedInTime).isEqualTo(50);
    }
  }

  @Test
  void findsAmongWhatPassesTheFilter() throws IOException {
    try (ListedIndex index = new ListedIndex(1500, true, false, 89)) {
      IndexSearcher searcher = index.searcher();
      Set<Integer> passing = scores(searcher.search(THIRD, 2000)).keySet();
      int found = 0;
      for (int q = 0; q < 10; q++) {
        var all = new LateInteractionQuery(ListedIndex.FIELD, index.vectors(6), DOT_PRODUCT);
        TopDocs best = searcher.search(all.best(10).filter(THIRD), 100);
        assertThat(best.scoreDocs).hasSize(10);
        assertThat(passing).containsAll(scores(best).keySet());
        Set<Integer> exact = scores(searcher.search(filtered(all, THIRD), 10)).keySet();
        found += (int) exact.stream().filter(scores(best)::containsKey).count();
      }
      assertThat(found).isGreaterThanOrEqualTo(90);
    }
  }

  @Test
  void leavesLucenesValuesToLucene() throws IOException {
    try (ListedIndex index = new ListedIndex(600, true, true, 97)) {
      float[][] vectors = index.vectors(5);
      IndexSearcher searcher = index.searcher();
      TopDocs all =
          searcher.search(new LateInteractionQuery(ListedIndex.FIELD, vectors, COSINE), 1000);
      TopDocs theirs =
          LateInteractionRescorer.create(ListedIndex.FIELD, vectors, COSINE)
              .rescore(searcher, all, 10);
      Query best = new LateInteractionQuery(ListedIndex.FIELD, vectors, COSINE).best(10);
      assertSame(searcher.search(best, 10), theirs);
    }
  }

  @Test
  void combinesWithOtherClauses() throws IOException {
    try (ListedIndex index = new ListedIndex(600, true, false, 101)) {
      Query best =
          new LateInteractionQuery(ListedIndex.FIELD, index.vectors(5), DOT_PRODUCT).best(20);
      IndexSearcher searcher = index.searcher();
      Map<Integer, Float> alone = scores(searcher.search(best, 100));
      Query both =
          new BooleanQuery.Builder()
              .add(new BoostQuery(best, 2), Occur.MUST)
              .add(THIRD, Occur.FILTER)
              .build();
      TopDocs found = searcher.search(both, 100);
      assertThat(found.scoreDocs).hasSizeBetween(1, 19);
      for (ScoreDoc hit : found.scoreDocs) {
        assertThat(hit.score).isEqualTo(2 * alone.get(hit.doc));
      }
      assertThat(searcher.count(best)).isEqualTo(20);
    }
  }

  @Test
  void explainsWhatIsAmongTheBestAndWhatIsNot() throws IOException {
    try (TokenIndex index = new TokenIndex(60, 8, true, 103)) {
      var all = new LateInteractionQuery(TokenIndex.FIELD, index.vectors(4, 8, true), COSINE);
      Query best = all.best(5);
      TopDocs ranked = index.searcher().search(all, 6);
      for (int rank = 0; rank < 6; rank++) {
        ScoreDoc hit = ranked.scoreDocs[rank];
        Explanation why = index.searcher().explain(best, hit.doc);
        assertThat(why.isMatch()).isEqualTo(rank < 5);
        assertThat(why.getDetails()[0].getValue().floatValue()).isEqualTo(hit.score);
        assertThat(why.toString()).contains("among the best 5", "MaxSim");
      }
    }
  }

  @Test
  void answersOnlyForTheReaderItWasRewrittenFor() throws IOException {
    try (TokenIndex one = new TokenIndex(20, 8, true, 107);
        TokenIndex other = new TokenIndex(20, 8, true, 109)) {
      Query best =
          new LateInteractionQuery(TokenIndex.FIELD, one.vectors(2, 8, true), COSINE).best(3);
      Query rewritten = one.searcher().rewrite(best);
      assertThat(one.searcher().search(rewritten, 3).scoreDocs).hasSize(3);
      assertThatIllegalStateException()
          .isThrownBy(() -> other.searcher().search(rewritten, 3))
          .withMessageContaining("another reader");
    }
  }

  @Test
  void endsWhenTheTimeIsUp() throws IOException {
    try (ListedIndex index = new ListedIndex(600, true, false, 113)) {
      IndexSearcher searcher = index.searcher();
      searcher.setTimeout(() -> true);
      Query best =
          new LateInteractionQuery(ListedIndex.FIELD, index.vectors(4), DOT_PRODUCT).best(5);
      assertThat(searcher.search(best, 5).scoreDocs).isEmpty();
      assertThat(searcher.timedOut()).isTrue();
    }
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    var all = new LateInteractionQuery("f", new float[][] {{1}}, DOT_PRODUCT);
    assertThatIllegalArgumentException().isThrownBy(() -> all.best(0)).withMessageContaining("k");
    assertThatIllegalArgumentException().isThrownBy(() -> all.best(1).probes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> all.best(1).candidates(0));
    assertThatIllegalArgumentException().isThrownBy(() -> all.best(1).imputeAfter(-1));
    try (ListedIndex index = new ListedIndex(600, true, false, 127)) {
      Query wide =
          new LateInteractionQuery(ListedIndex.FIELD, new float[2][17], DOT_PRODUCT).best(3);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.searcher().search(wide, 3))
          .withMessageContaining(ListedIndex.FIELD)
          .withMessageContaining("16")
          .withMessageContaining("17");
    }
  }

  @Test
  void queriesOfEqualPartsAreEqual() {
    var all = new LateInteractionQuery("f", new float[][] {{1}}, DOT_PRODUCT);
    var same = new LateInteractionQuery("f", new float[][] {{1}}, DOT_PRODUCT);
    Query one = all.best(3).filter(THIRD).probes(4);
    assertThat(one)
        .isEqualTo(same.best(3).filter(THIRD).probes(4))
        .hasSameHashCodeAs(same.best(3).filter(THIRD).probes(4))
        .isNotEqualTo(all.best(4).filter(THIRD).probes(4))
        .isNotEqualTo(all.best(3).probes(4))
        .isNotEqualTo(all.best(3).filter(THIRD).probes(5));
  }

  private static Query filtered(Query query, Query filter) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(filter, Occur.FILTER).build();
  }

  private static Map<Integer, Float> scores(TopDocs hits) {
    return Arrays.stream(hits.scoreDocs)
        .collect(Collectors.toMap(h -> h.doc, h -> h.score, (a, b) -> a, HashMap::new));
  }

  private static void assertSame(TopDocs ours, TopDocs expected) {
    assertThat(ours.scoreDocs).hasSameSizeAs(expected.scoreDocs);
    for (int h = 0; h < ours.scoreDocs.length; h++) {
      assertThat(ours.scoreDocs[h].doc).as("rank %d", h).isEqualTo(expected.scoreDocs[h].doc);
      float score = expected.scoreDocs[h].score;
      assertThat(ours.scoreDocs[h].score).isCloseTo(score, within(ROUNDING * score));
    }
  }
}
