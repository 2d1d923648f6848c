package dev.mizzen.impl.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.mizzen.kernels.Workers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListSearchTest {
  private static final int DOCUMENTS = 300;
  private static final LateCase CASE =
      new LateCase(DOCUMENTS, 16, CodebookOptions.of(64).withSeed(LateCase.SEED));
  private static final ListKnobs SOME = new ListKnobs(6, 20, 100);
  private static final ListKnobs ALL = new ListKnobs(64, DOCUMENTS, 0);

  private final ListSearch search = new ListSearch(LateCase.BACKEND, Workers.caller());

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 33})
  void scoresAsMaxSimOfDecodedVectorsIfAllListsAreProbed(int tokens) throws IOException {
    float[] query = CASE.rows(tokens);
    ListCandidates found = search.search(query, CASE.codebook, List.of(CASE.all()), ALL);
    assertThat(found.count()).isEqualTo(DOCUMENTS);
    double step = step(query, ALL);
    double bound = tokens * step * (CASE.codebook.subspaces() + 1) * (0.5 + 0x1p-12) + 1e-5;
    for (int rank = 0; rank < DOCUMENTS; rank++) {
      double expected = maxSim(query, CASE.decoded(found.documents()[rank]));
      assertThat((double) found.scores()[rank]).isCloseTo(expected, within(bound));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 32})
  void equalsTheDefinition(int tokens) throws IOException {
    float[] query = CASE.rows(tokens);
    for (ListKnobs knobs :
        List.of(SOME, new ListKnobs(1, 5, 0), new ListKnobs(20, 300, 1000), ALL)) {
      PlainSearch plain = new PlainSearch(CASE, query, knobs);
      double step = step(query, knobs);
      double bound = tokens * step * (CASE.codebook.subspaces() + 1) * (0.5 + 0x1p-12) + 1e-5;
      ListCandidates found = search.search(query, CASE.codebook, List.of(CASE.all()), knobs);
      assertThat(found.count()).isPositive();
      for (int rank = 0; rank < found.count(); rank++) {
        double expected = plain.score(found.documents()[rank]);
        assertThat((double) found.scores()[rank]).isCloseTo(expected, within(bound));
      }
      if (found.count() == knobs.candidates()) {
        double last = found.scores()[found.count() - 1];
        for (int d = 0; d < DOCUMENTS; d++) {
          int document = d;
          if (Arrays.stream(found.documents()).noneMatch(f -> f == document)) {
            assertThat(plain.score(d)).isLessThanOrEqualTo(last + 2 * bound);
          }
        }
      }
    }
  }

  @Test
  void ordersByScoreAndThenByDocument() throws IOException {
    ListCandidates found =
        search.search(
            CASE.rows(4), CASE.codebook, List.of(CASE.all(), CASE.segment(0, 300, null)), SOME);
    for (int rank = 1; rank < found.count(); rank++) {
      assertThat(found.scores()[rank]).isLessThanOrEqualTo(found.scores()[rank - 1]);
    }
    ListCandidates twice =
        search.search(
            CASE.rows(4),
            CASE.codebook,
            List.of(
                CASE.all(), new SegmentLists(CASE.lists(0, DOCUMENTS), DOCUMENTS, DOCUMENTS, null)),
            SOME);
    for (int rank = 1; rank < twice.count(); rank++) {
      boolean same = twice.scores()[rank] == twice.scores()[rank - 1];
      assertThat(!same || twice.documents()[rank] > twice.documents()[rank - 1]).isTrue();
    }
  }

  @Test
  void answersTheSameHoweverDocumentsAreCutIntoSegments() throws IOException {
    float[] query = CASE.rows(9);
    ListCandidates whole = search.search(query, CASE.codebook, List.of(CASE.all()), SOME);
    ListCandidates cut =
        search.search(
            query,
            CASE.codebook,
            List.of(
                CASE.segment(0, 1, null),
                CASE.segment(1, 120, null),
                CASE.segment(120, DOCUMENTS, null)),
            SOME);
    assertThat(cut.documents()).isEqualTo(whole.documents());
    assertThat(cut.scores()).isEqualTo(whole.scores());
  }

  @Test
  void answersAsIfDocumentsOutsideTheFilterWereTakenOutAfterwards() throws IOException {
    float[] query = CASE.rows(7);
    ListKnobs many = new ListKnobs(6, DOCUMENTS, 100);
    ListCandidates all = search.search(query, CASE.codebook, List.of(CASE.all()), many);
    ListCandidates odd =
        search.search(
            query, CASE.codebook, List.of(CASE.segment(0, DOCUMENTS, d -> d % 2 == 1)), many);
    int[] expected = Arrays.stream(all.documents()).filter(d -> d % 2 == 1).toArray();
    assertThat(odd.documents()).isEqualTo(expected);
    ListCandidates none =
        search.search(query, CASE.codebook, List.of(CASE.segment(0, DOCUMENTS, d -> false)), many);
    assertThat(none.count()).isZero();
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() throws IOException {
    float[] query = CASE.rows(32);
    ListCandidates one = search.search(query, CASE.codebook, List.of(CASE.all()), SOME);
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      ListSearch parallel = new ListSearch(LateCase.BACKEND, Workers.of(executor, 4));
      for (int i = 0; i < 5; i++) {
        ListCandidates many = parallel.search(query, CASE.codebook, List.of(CASE.all()), SOME);
        assertThat(many.documents()).isEqualTo(one.documents());
        assertThat(many.scores()).isEqualTo(one.scores());
      }
    }
  }

  @Test
  void findsNothingWhereThereIsNothing() throws IOException {
    LateCodebook codebook = CASE.codebook;
    assertThat(search.search(new float[0], codebook, List.of(CASE.all()), SOME).count()).isZero();
    assertThat(search.search(CASE.rows(2), codebook, List.of(), SOME).count()).isZero();
    SegmentLists empty = CASE.segment(0, 0, null);
    assertThat(search.search(CASE.rows(2), codebook, List.of(empty), SOME).count()).isZero();
  }

  @Test
  void searchesCodebooksOfDifferentFormsOneAfterTheOther() throws IOException {
    LateCase coarse =
        new LateCase(
            50, 16, CodebookOptions.of(16).withForm(ResidualForm.grid(1)).withSeed(LateCase.SEED));
    float[] query = coarse.rows(16);
    ListCandidates alone =
        new ListSearch(LateCase.BACKEND, Workers.caller())
            .search(query, coarse.codebook, List.of(coarse.all()), SOME);
    // As many entries of tables, of half as many query tokens.
    search.search(CASE.rows(8), CASE.codebook, List.of(CASE.all()), SOME);
    ListCandidates after = search.search(query, coarse.codebook, List.of(coarse.all()), SOME);
    assertThat(after.documents()).isEqualTo(alone.documents());
    assertThat(after.scores()).isEqualTo(alone.scores());
  }

  @Test
  void takesQueriesOfZeros() throws IOException {
    ListCandidates found =
        search.search(new float[3 * 16], CASE.codebook, List.of(CASE.all()), ALL);
    for (float score : found.scores()) {
      assertThat(score).isCloseTo(0, within(0.01f));
    }
  }

  @Test
  void refusesWhatIsNoQuery() {
    float[] query = CASE.rows(2);
    query[17] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.search(query, CASE.codebook, List.of(CASE.all()), SOME))
        .withMessage("value 1 of row 1 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.search(new float[17], CASE.codebook, List.of(CASE.all()), SOME));
  }

  @Test
  void allocatesLittleOnceASearchAsLargeHasBeen() throws IOException {
    float[] query = CASE.rows(32);
    List<SegmentLists> segments = List.of(CASE.all());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      search.search(query, CASE.codebook, segments, SOME);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // The tables alone are 32 · 8 · 16 floats, 16 KiB; what is left is what was found.
    assertThat(least).isLessThan(4096);
  }

  private static double step(float[] query, ListKnobs knobs) {
    Probes probes = new Probes(LateCase.BACKEND, Workers.caller());
    probes.rank(query, CASE.codebook, List.of(CASE.all()), knobs);
    QueryTables tables = new QueryTables(LateCase.BACKEND, Workers.caller());
    tables.set(query, CASE.codebook, probes);
    return tables.step();
  }

  private static double maxSim(float[] query, float[] document) {
    int dimension = CASE.dimension;
    double sum = 0;
    for (int i = 0; i < query.length; i += dimension) {
      double best = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < document.length; t += dimension) {
        double dot = 0;
        for (int k = 0; k < dimension; k++) {
          dot += (double) query[i + k] * document[t + k];
        }
        best = Math.max(best, dot);
      }
      sum += best;
    }
    return sum;
  }
}
