package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.bench.recommend.DblpPapers;
import dev.mizzen.bench.recommend.PaperRanks;
import dev.mizzen.bench.recommend.PaperSplit;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.recommend.RecommenderBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of untrained propagation over DBLP's four areas, where the data set is at hand. */
class DblpTest {
  private static final String FOLDER = "mizzen.dblp";
  private static final Metric MRR = Metric.mrr(100);
  private static final Metric NDCG = Metric.ndcg(10);

  @Test
  void contentKeepsItsFiguresAndGravityIsNotBelowEqualWeights() {
    String folder = System.getProperty(FOLDER);
    assumeTrue(folder != null, () -> "DBLP is no part of this repository: -D" + FOLDER + "=FOLDER");
    DblpPapers papers = DblpPapers.read(Path.of(folder));
    PaperSplit split = PaperSplit.of(papers, 0);
    EvaluationReport content = ranks(papers, split, Map.of("shared-items", "false"));
    assertThat(content.mean(MRR)).isCloseTo(0.2879, within(5e-4));
    assertThat(content.mean(NDCG)).isCloseTo(0.3278, within(5e-4));
    EvaluationReport gravity = ranks(papers, split, Map.of());
    EvaluationReport equal =
        ranks(papers, split, Map.of("mass-exponent", "0", "distance-exponent", "0"));
    assertThat(gravity.mean(MRR)).isGreaterThanOrEqualTo(equal.mean(MRR));
    assertThat(gravity.mean(NDCG)).isGreaterThanOrEqualTo(equal.mean(NDCG));
  }

  private static EvaluationReport ranks(
      DblpPapers papers, PaperSplit split, Map<String, String> settings) {
    RecommenderBuilder builder =
        Recommender.model("miarec").items(papers.papers()).set("trained", "false").seed(0);
    builder.set("topic", "false").set("fields", "");
    settings.forEach(builder::set);
    try (Recommender model = builder.train(split.training(), ProgressListener.NONE)) {
      return PaperRanks.of(model, split, "");
    }
  }
}
