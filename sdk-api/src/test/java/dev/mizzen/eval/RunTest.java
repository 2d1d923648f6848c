package dev.mizzen.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
  @Test
  void ordersByScoreThenByIdDescending() {
    Run run = Run.builder().add("q", List.of(at("10", 1), at("9", 1), at("x", 2))).build();
    assertThat(run.ranking("q")).extracting(Run.Scored::document).containsExactly("x", "9", "10");
  }

  @Test
  void ordersIdsByTheirUtf8BytesAndNotByUtf16() {
    String highPlane = "\uD83D\uDE00"; // U+1F600: above U+FF5E in UTF-8, below it in UTF-16
    String fullWidth = "\uFF5E";
    Run run = Run.builder().add("q", List.of(at(fullWidth, 1), at(highPlane, 1))).build();
    assertThat(run.ranking("q"))
        .extracting(Run.Scored::document)
        .containsExactly(highPlane, fullWidth);
  }

  @Test
  void treatsNegativeZeroAsZero() {
    Run run = Run.builder().add("q", List.of(at("a", 0f), at("b", -0f))).build();
    assertThat(run.ranking("q")).extracting(Run.Scored::document).containsExactly("b", "a");
  }

  @Test
  void refusesWhatHasNoOrderOrOccursTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at("d", Float.NaN))
        .withMessageContaining("'d'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Run.builder().add("q", List.of(at("d", 1), at("d", 2))))
        .withMessageContaining("'d' occurs twice in query 'q'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Run.builder().add("q", List.of()).add("q", List.of()))
        .withMessageContaining("'q'");
  }

  @Test
  void metricsCarryTheirUsualNames() {
    assertThat(
            List.of(
                Metric.ndcg(10),
                Metric.recall(100),
                Metric.map(),
                Metric.map(10),
                Metric.mrr(10),
                Metric.precision(5)))
        .extracting(Metric::toString)
        .containsExactly("ndcg@10", "recall@100", "map", "map@10", "mrr@10", "P@5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.precision(0))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.ndcg(-1))
        .withMessageContaining("-1");
  }

  @Test
  void judgmentsAreGivenOnce() {
    Qrels.Builder qrels = Qrels.builder().add("q", "d", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> qrels.add("q", "d", 0))
        .withMessage("query 'q' and document 'd' are judged twice: 1 and 0");
  }

  private static Run.Scored at(String document, float score) {
    return new Run.Scored(document, score);
  }
}
