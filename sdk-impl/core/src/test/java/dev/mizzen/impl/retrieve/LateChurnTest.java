package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.eval.RecallEstimate;
import dev.mizzen.eval.RecallEstimator;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An index of which half was replaced finds as much as one that was built anew. */
class LateChurnTest {
  private static final int DIMENSION = 16;
  private static final int DOCUMENTS = 800;
  private static final TokenClusters CLUSTERS = new TokenClusters(200, DIMENSION, 0.4, 5);

  private static Retriever open() {
    VectorField field =
        VectorField.external("v", ModelIdentity.external("clusters", DIMENSION))
            .tokenVectors(TokenStorage.INT8);
    return Retriever.builder().vectorField(field).threads(2).open();
  }

  private static List<Document> documents(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                Document.builder("d" + i)
                    .tokenVectors("v", CLUSTERS.document(i, 15 + i % 11))
                    .build())
        .toList();
  }

  private static List<Query> queries() {
    return IntStream.range(0, 60)
        .mapToObj(i -> Query.late(CLUSTERS.document(10_000 + i, 12)))
        .toList();
  }

  @Test
  void halfReplacedIsAsGoodAsNew() {
    try (Retriever churned = open();
        Retriever fresh = open()) {
      churned.addAll(documents(0, DOCUMENTS));
      churned.refresh();
      for (int i = 0; i < DOCUMENTS / 2; i += 40) {
        int from = i;
        churned.delete(
            IntStream.range(from, from + 40).mapToObj(n -> "d" + n).toArray(String[]::new));
        churned.addAll(documents(DOCUMENTS + i, DOCUMENTS + i + 40));
        churned.refresh();
      }
      List<Document> same = new ArrayList<>(documents(DOCUMENTS / 2, DOCUMENTS));
      same.addAll(documents(DOCUMENTS, DOCUMENTS + DOCUMENTS / 2));
      fresh.addAll(same);
      fresh.refresh();
      RecallEstimate after = RecallEstimator.estimate(churned, queries(), 10, 1);
      RecallEstimate anew = RecallEstimator.estimate(fresh, queries(), 10, 1);
      assertThat(after.queries()).isEqualTo(60);
      assertThat(asked(after).recall()).isGreaterThanOrEqualTo(asked(anew).recall() - 0.005);
      assertThat(asked(anew).recall()).isGreaterThan(0.9);
      assertThat(asked(anew).lower()).isLessThanOrEqualTo(asked(anew).recall());
      assertThat(asked(anew).upper()).isGreaterThanOrEqualTo(asked(anew).recall());
      assertThat(anew.lines().getFirst().recall()).isEqualTo(1);
      assertThat(anew.lines()).hasSize(8);
      for (Query query : queries()) {
        assertThat(churned.search(query.exact()).ids())
            .isEqualTo(fresh.search(query.exact()).ids());
      }
      churned.commit();
      assertThat(churned.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  private static RecallEstimate.Line asked(RecallEstimate estimate) {
    return estimate.lines().get(1);
  }
}
