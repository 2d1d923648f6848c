package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.IndexException;
import dev.mizzen.eval.RecallEstimate;
import dev.mizzen.eval.RecallEstimator;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.index.TokenCodes;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Token vectors of which codes only are kept. */
class CodesTest {
  private static final int DIMENSION = 32;
  private static final int DOCUMENTS = 450;
  private static final TokenClusters CLUSTERS = new TokenClusters(300, DIMENSION, 0.5, 5);

  private static VectorField field(TokenStorage storage, TokenCodes codes) {
    return VectorField.external("v", ModelIdentity.external("clusters", DIMENSION))
        .tokenVectors(storage)
        .tokenCodes(codes);
  }

  private static Retriever open(Path folder, VectorField field) {
    return Retriever.builder().directory(folder).vectorField(field).threads(2).open();
  }

  private static Retriever filled(Path folder, VectorField field) {
    Retriever retriever = open(folder, field);
    retriever.addAll(documents(0, DOCUMENTS));
    retriever.commit();
    return retriever;
  }

  private static List<Document> documents(int from, int to) {
    return IntStream.range(from, to).mapToObj(CodesTest::document).toList();
  }

  private static Document document(int number) {
    return Document.builder("d" + number)
        .metadata("tenth", number % 10)
        .tokenVectors("v", CLUSTERS.document(number, 15 + number % 11))
        .build();
  }

  private static MultiVector question(int number) {
    return CLUSTERS.document(number, 12);
  }

  /** The mean share of the ten best of an index with exact vectors that are found. */
  private static double recall(Retriever codes, Retriever exact, boolean everything) {
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      Query query = Query.late(question(10_000 + i));
      Set<String> found = new HashSet<>(codes.search(everything ? query.exact() : query).ids());
      found.retainAll(new HashSet<>(exact.search(query.exact()).ids()));
      sum += found.size() / 10.0;
    }
    return sum / 40;
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0.6", "2, 0, 0.8", "4, 0, 0.9", "0, 8, 0.6", "0, 16, 0.75"})
  void eachFormFindsNearlyWhatExactVectorsFind(
      int bits, int parts, double least, @TempDir Path folder) throws IOException {
    TokenCodes codes = new TokenCodes(bits, parts);
    try (Retriever coded = filled(folder.resolve("codes"), field(TokenStorage.CODES, codes));
        Retriever exact =
            filled(folder.resolve("exact"), field(TokenStorage.INT8, TokenCodes.usual()))) {
      double lists = recall(coded, exact, false);
      double everything = recall(coded, exact, true);
      System.out.println(codes + ": " + lists + " by lists, " + everything + " of everything");
      assertThat(lists).isGreaterThan(least);
      assertThat(everything).isGreaterThan(least);
    }
    double tokens = IntStream.range(0, DOCUMENTS).mapToDouble(i -> 15 + i % 11).sum();
    assertThat(bytes(folder.resolve("codes"), "dvd") / tokens).isLessThan(3);
    assertThat(bytes(folder.resolve("exact"), "dvd") / tokens).isGreaterThan(DIMENSION);
  }

  private static double bytes(Path folder, String ending) throws IOException {
    double sum = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith("." + ending)).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  @Test
  void whatCodesStandForComesBackAndExplainsTheScore(@TempDir Path folder) {
    try (Retriever coded = filled(folder, field(TokenStorage.CODES, TokenCodes.bits(4)))) {
      for (int i = 0; i < 5; i++) {
        Query query = Query.late(question(i));
        Hit all = coded.search(query.exact()).hits().getFirst();
        Hit found = coded.search(query).hits().getFirst();
        Explanation why = coded.explain(query, all.id()).orElseThrow();
        assertThat(why.score()).isCloseTo(all.score(), Offset.offset(1e-3));
        assertThat(why.tokenMatches()).hasSize(12);
        assertThat(found.id()).isEqualTo(all.id());
        assertThat(found.score()).isEqualTo(all.score());
        double truth = LateTest.maxSim(question(i), CLUSTERS.document(number(all), length(all)));
        assertThat(all.score()).isCloseTo(truth, Offset.offset(0.2));
      }
    }
  }

  private static int number(Hit hit) {
    return Integer.parseInt(hit.id().substring(1));
  }

  private static int length(Hit hit) {
    return 15 + number(hit) % 11;
  }

  @Test
  void smallSegmentsKeepBytesUntilTheyAreMerged(@TempDir Path folder) {
    VectorField field = field(TokenStorage.CODES, TokenCodes.usual());
    Query query = Query.late(question(3)).limit(50).candidates(2000).exact();
    try (Retriever retriever = open(folder, field)) {
      retriever.addAll(documents(0, 20));
      retriever.commit();
      Map<String, Double> bytes = scores(retriever.search(query));
      for (Map.Entry<String, Double> entry : bytes.entrySet()) {
        int number = Integer.parseInt(entry.getKey().substring(1));
        double truth = LateTest.maxSim(question(3), CLUSTERS.document(number, 15 + number % 11));
        assertThat(entry.getValue()).isCloseTo(truth, Offset.offset(0.05));
      }
      for (int part = 1; part < 24; part++) {
        retriever.addAll(documents(20 * part, 20 * part + 20));
        retriever.delete("d" + (20 * part - 3));
        retriever.commit();
      }
      assertThat(retriever.statistics().documents()).isEqualTo(480 - 23);
      assertThat(retriever.verify(ProgressListener.NONE).problems()).isEmpty();
      assertThat(retriever.search(Query.late(question(3))).ids()).doesNotContain("d17");
      assertThat(retriever.search(Query.late(question(3)).filter(Filter.eq("tenth", 4))).ids())
          .isNotEmpty()
          .allMatch(id -> id.endsWith("4"));
    }
  }

  /** Codes are copied by merges, so what they stand for stays the same, bit for bit. */
  @Test
  void mergesAndNewCodebooksLeaveCodesAsTheyAre(@TempDir Path folder) {
    VectorField field = field(TokenStorage.CODES, TokenCodes.usual());
    Query query = Query.late(question(3)).limit(5000).candidates(5000).exact();
    try (Retriever retriever = open(folder, field)) {
      retriever.addAll(documents(0, DOCUMENTS)); // codes
      retriever.commit();
      final Map<String, Double> before = scores(retriever.search(query));
      for (int part = 0; part < 12; part++) { // both codes and bytes, until segments are merged
        int from = DOCUMENTS + 60 * part;
        retriever.addAll(documents(from, from + 60));
        retriever.delete("d" + part);
        retriever.commit();
      }
      assertThat(retriever.statistics().segments()).isLessThan(12);
      Map<String, Double> after = scores(retriever.search(query));
      IntStream.range(0, 12).forEach(i -> before.remove("d" + i));
      before.forEach((id, score) -> assertThat(after.get(id)).as(id).isEqualTo(score));
      assertThat(retriever.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  private static Map<String, Double> scores(SearchResult result) {
    return result.hits().stream().collect(Collectors.toMap(Hit::id, Hit::score));
  }

  @Test
  void recallIsEstimatedAgainstWhatCodesStandFor(@TempDir Path folder) {
    try (Retriever coded = filled(folder, field(TokenStorage.CODES, TokenCodes.usual()))) {
      List<Query> queries =
          IntStream.range(0, 20).mapToObj(i -> Query.late(question(10_000 + i))).toList();
      RecallEstimate estimate = RecallEstimator.estimate(coded, queries, 10, 1);
      assertThat(estimate.lines().getFirst().recall()).isEqualTo(1);
      assertThat(estimate.lines().get(1).recall()).isBetween(0.8, 1.0);
    }
  }

  @Test
  void refusesWhatCannotBeCoded(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> field(TokenStorage.CODES, TokenCodes.product(5)))
        .withMessageContaining("dimension 32");
    assertThatIllegalArgumentException().isThrownBy(() -> TokenCodes.bits(3));
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenCodes(2, 4));
    try (Retriever retriever = open(folder, field(TokenStorage.CODES, TokenCodes.usual()))) {
      float[] large = new float[DIMENSION];
      large[3] = 20_000;
      Document document =
          Document.builder("a").tokenVectors("v", MultiVector.of(large, DIMENSION)).build();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> retriever.add(document))
          .withMessageContaining("20000");
    }
    org.assertj.core.api.Assertions.assertThatExceptionOfType(IndexException.class)
        .isThrownBy(() -> open(folder, field(TokenStorage.CODES, TokenCodes.bits(4))))
        .withMessageContaining("token codes");
  }
}
