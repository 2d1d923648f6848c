package dev.mizzen.bench.rag;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ten seeded splits by article: means, and the worst and best split beside them. */
public final class SquadStudy {
  private final SquadData data;
  private final int splits;
  private final double falseRefusals;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private Optional<String> firstModel = Optional.empty();

  /**
   * A study.
   *
   * @param falseRefusals the share of answerable calibration questions that may be refused
   */
  public SquadStudy(SquadData data, int splits, double falseRefusals) {
    this.data = data;
    this.splits = splits;
    this.falseRefusals = falseRefusals;
  }

  /**
   * Measures.
   *
   * @param tokens whether passages are read by token vectors
   * @param late whether the index keeps token vectors and ranks by them
   */
  public Map<String, Object> run(
      Embedder model, boolean tokens, boolean late, ProgressListener progress) {
    try (HeldEmbedder held = new HeldEmbedder(model)) {
      SquadSearches searches = new SquadSearches(data, held, tokens, late, progress);
      Map<SquadData.Item, Prepared> full = searches.full();
      Map<SquadData.Item, Prepared> withoutParagraph = searches.withoutParagraph();
      Map<SquadData.Item, Prepared> withoutArticle = searches.withoutArticle();
      List<Map<String, Double>> figures = new ArrayList<>();
      for (int seed = 0; seed < splits; seed++) {
        SquadSplit split = new SquadSplit(data, seed, full, withoutParagraph, withoutArticle);
        SquadFigures measured = new SquadFigures(split, falseRefusals);
        figures.add(measured.measure(full, withoutParagraph, withoutArticle));
        keep(seed, measured);
        progress.onProgress("split", seed + 1, splits);
      }
      return summary(figures);
    }
  }

  /** A row for each question, split and state of the index. */
  public List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }

  /** What the first split's calibration half fitted, as the library reads it. */
  public Optional<String> firstModel() {
    return firstModel;
  }

  private void keep(int seed, SquadFigures measured) {
    if (seed == 0) {
      firstModel = Optional.of(measured.model().toJson());
      rows.addAll(measured.rows());
    }
  }

  private static Map<String, Object> summary(List<Map<String, Double>> figures) {
    Map<String, Object> summary = new LinkedHashMap<>();
    for (String key : figures.getFirst().keySet()) {
      double[] values =
          figures.stream().mapToDouble(f -> f.getOrDefault(key, 0.0)).sorted().toArray();
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      summary.put(key, sum / values.length);
      summary.put(key + "_lowest", values[0]);
      summary.put(key + "_highest", values[values.length - 1]);
      if (key.startsWith("false_refusals") || key.contains("risk_at_coverage")) {
        summary.put(
            key + "_by_split", figures.stream().map(f -> f.getOrDefault(key, 0.0)).toList());
      }
    }
    return summary;
  }
}
