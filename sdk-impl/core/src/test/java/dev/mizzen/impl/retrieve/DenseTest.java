package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.index.VectorField;
import dev.mizzen.index.VectorStorage;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.Similarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vector search against 64-bit arithmetic over all vectors. */
class DenseTest {
  private static final int DOCUMENTS = 300;
  private static final int DIMENSION = 33;

  /** Stored COSINE vectors are normalised in 32-bit floats, the rest is 64-bit. */
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @CsvSource({
    "COSINE, FLOAT32",
    "DOT_PRODUCT, FLOAT32",
    "EUCLIDEAN, FLOAT32",
    "COSINE, INT8",
    "DOT_PRODUCT, INT8"
  })
  void agreesWithFloat64(Similarity similarity, VectorStorage storage) {
    Random random = new Random(Corpus.SEED);
    Map<String, Embedding> vectors = new HashMap<>();
    try (Retriever retriever = index(similarity, storage, vectors, random)) {
      for (int i = 0; i < 30; i++) {
        Embedding query = vector(random);
        Map<String, Double> exact = new HashMap<>();
        vectors.forEach((id, v) -> exact.put(id, score(similarity, query, v)));
        Query dense = Query.dense(query).limit(25);
        String where = similarity + ", seed=" + Corpus.SEED + ", query " + i;
        RankingAssert.assertBest(
            where, retriever.search(dense.exact().candidates(25)), exact, 25, ROUNDING);
        // With every document a candidate, the graph must find what the scan finds.
        SearchResult graph = retriever.search(dense.candidates(DOCUMENTS));
        RankingAssert.assertBest(where + ", graph", graph, exact, 25, ROUNDING);
        assertThat(graph.total()).isGreaterThan(DOCUMENTS / 2);
      }
    }
  }

  @Test
  void equalVectorsComeInTheOrderOfIds() {
    try (Retriever retriever = open(Similarity.COSINE, VectorStorage.FLOAT32)) {
      List<Document> twins = new ArrayList<>();
      for (String id : List.of("d", "a", "😀", "\uFFFD", "c", "b")) {
        twins.add(Document.builder(id).vector("own", Embedding.of(one())).build());
      }
      retriever.addAll(twins);
      retriever.refresh();
      Query query = Query.dense(Embedding.of(one()));
      assertThat(retriever.search(query.exact()).ids())
          .containsExactly("a", "b", "c", "d", "\uFFFD", "😀");
      assertThat(retriever.search(query).ids()).containsExactly("a", "b", "c", "d", "\uFFFD", "😀");
      assertThat(retriever.search(query.exact().candidates(2)).ids()).containsExactly("a", "b");
    }
  }

  @Test
  void aQueryOfZerosIsEquallyFarFromAll() {
    try (Retriever retriever = open(Similarity.COSINE, VectorStorage.FLOAT32)) {
      retriever.add(Document.builder("a").vector("own", Embedding.of(one())).build());
      retriever.refresh();
      SearchResult result = retriever.search(Query.dense(Embedding.of(new float[DIMENSION])));
      assertThat(result.hits()).singleElement().extracting("score").isEqualTo(0.0);
    }
  }

  private static Retriever index(
      Similarity similarity, VectorStorage storage, Map<String, Embedding> vectors, Random random) {
    Retriever retriever = open(similarity, storage);
    for (int i = 0; i < DOCUMENTS; i++) {
      Document.Builder document = Document.builder("d" + i);
      if (i % 7 > 0) {
        Embedding vector = vector(random);
        vectors.put("d" + i, vector);
        document.vector("own", vector);
      }
      retriever.add(document.build());
      if (i == 100 || i == 200) {
        retriever.refresh();
      }
    }
    retriever.delete("d1", "d201");
    vectors.keySet().removeAll(List.of("d1", "d201"));
    retriever.refresh();
    return retriever;
  }

  private static Retriever open(Similarity similarity, VectorStorage storage) {
    return Retriever.builder()
        .vectorField(
            VectorField.external("own", ModelIdentity.external("tests", DIMENSION))
                .similarity(similarity)
                .storage(storage))
        .open();
  }

  private static double score(Similarity similarity, Embedding a, Embedding b) {
    return switch (similarity) {
      case COSINE -> a.cosine(b);
      case DOT_PRODUCT -> a.dot(b);
      case EUCLIDEAN -> 1 / (1 + a.dot(a) - 2 * a.dot(b) + b.dot(b));
    };
  }

  private static Embedding vector(Random random) {
    float[] values = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      values[k] = (float) random.nextGaussian();
    }
    return Embedding.adopt(values);
  }

  private static float[] one() {
    float[] values = new float[DIMENSION];
    values[3] = 1;
    return values;
  }
}
