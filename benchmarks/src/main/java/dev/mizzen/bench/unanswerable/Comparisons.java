package dev.mizzen.bench.unanswerable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.bench.rag.JsonLines;
import dev.mizzen.impl.eval.HolmBonferroni;
import dev.mizzen.impl.eval.Proportions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A trial against earlier ones on the same unanswerable questions: McNemar's test of what is
 * acceptable and of what is left unanswered, all p-values adjusted together (Holm and Bonferroni).
 */
public final class Comparisons {
  private static final double ALPHA = 0.05;

  private final List<String> names = new ArrayList<>();
  private final List<Double> pValues = new ArrayList<>();

  private Comparisons() {}

  /**
   * Figures under {@code against_FILE_METRIC_p}, {@code _p_holm} and {@code _differs}.
   *
   * @param rows of the trial
   * @param others files of rows of earlier ones
   * @throws IllegalArgumentException if a file has none of the questions
   */
  public static Map<String, Object> of(List<Map<String, Object>> rows, List<Path> others) {
    Comparisons comparisons = new Comparisons();
    for (Path other : others) {
      comparisons.add(rows, other);
    }
    double[] p = comparisons.pValues.stream().mapToDouble(v -> v).toArray();
    double[] adjusted = HolmBonferroni.adjusted(p);
    boolean[] rejected = HolmBonferroni.rejected(p, ALPHA);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      String name = comparisons.names.get(i);
      figures.put(name + "_p", p[i]);
      figures.put(name + "_p_holm", adjusted[i]);
      figures.put(name + "_differs", rejected[i]);
    }
    return figures;
  }

  private void add(List<Map<String, Object>> rows, Path file) {
    Map<String, JsonNode> theirs =
        JsonLines.read(file).stream()
            .collect(Collectors.toMap(n -> n.path("question").asText(), n -> n, (a, b) -> b));
    String name =
        "against_" + file.getFileName().toString().replaceFirst("\\.jsonl(\\.gz)?$", "") + "_";
    add(
        name + "acceptable",
        rows,
        theirs,
        row -> Boolean.TRUE.equals(row.get("acceptable")),
        node -> node.path("acceptable").asBoolean());
    add(
        name + "unanswered",
        rows,
        theirs,
        row -> Integer.valueOf(-1).equals(row.get("reaction")),
        node -> node.path("reaction").asInt() == -1);
  }

  private void add(
      String name,
      List<Map<String, Object>> rows,
      Map<String, JsonNode> theirs,
      Predicate<Map<String, Object>> ours,
      Predicate<JsonNode> holds) {
    int onlyOurs = 0;
    int onlyTheirs = 0;
    int common = 0;
    for (Map<String, Object> row : rows) {
      JsonNode node = theirs.get(String.valueOf(row.get("question")));
      if (node != null && Boolean.FALSE.equals(row.get("answerable"))) {
        common++;
        onlyOurs += ours.test(row) && !holds.test(node) ? 1 : 0;
        onlyTheirs += !ours.test(row) && holds.test(node) ? 1 : 0;
      }
    }
    if (common == 0) {
      throw new IllegalArgumentException(
          "no unanswerable question of this trial is in the one of " + name);
    }
    names.add(name);
    pValues.add(Proportions.mcNemar(onlyOurs, onlyTheirs));
  }
}
