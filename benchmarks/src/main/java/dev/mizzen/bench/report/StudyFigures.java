package dev.mizzen.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One row of a study of heads.
 *
 * @param json as it was written
 */
record StudyFigures(JsonNode json) {
  static final String NDCG = "ndcg@10";

  /**
   * A difference of nDCG@10 with its 95 % paired bootstrap interval.
   *
   * @param value of the means
   * @param low the interval's lower end
   * @param high its upper end
   * @param p of the randomisation test
   */
  record Difference(double value, double low, double high, double p) {}

  static List<StudyFigures> of(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(StudyFigures::new).toList();
  }

  String system() {
    return json.path("system").asText();
  }

  int dimension() {
    return json.path("dimension").asInt();
  }

  double number(String name) {
    return json.path(name).asDouble(Double.NaN);
  }

  double ndcg() {
    return number(NDCG);
  }

  /** Of each seed. */
  List<Double> seeds() {
    return numbers("ndcg@10_by_seed");
  }

  List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    json.path(name).forEach(value -> numbers.add(value.asDouble()));
    return numbers;
  }

  double mean(String name) {
    return numbers(name).stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** To another system, if it was compared. */
  Optional<Difference> against(String system) {
    String prefix = "vs_" + system + "_";
    return json.has(prefix + "difference")
        ? Optional.of(
            new Difference(
                number(prefix + "difference"),
                number(prefix + "lower"),
                number(prefix + "upper"),
                number(prefix + "p")))
        : Optional.empty();
  }

  boolean supervised() {
    return system().contains("supervised");
  }

  /** Half floats, as an index keeps them. */
  double bytesPerToken() {
    return 2.0 * dimension();
  }
}
