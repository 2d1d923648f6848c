package dev.mizzen.bench.rag;

import dev.mizzen.rag.Answer;
import dev.mizzen.search.SearchResult.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How long the steps of many answers took. Safe for use by many threads. */
final class StageTimes {
  /** What runs whoever writes the answer and however passages are read. */
  private static final Set<String> FOUND = Set.of("search", "pack", "gate");

  private final List<Map<String, Double>> answers = Collections.synchronizedList(new ArrayList<>());

  /** Adds an answer's steps, and the sum of those that count. */
  void add(Answer answer) {
    Map<String, Double> millis = new TreeMap<>();
    double sum = 0;
    for (Stage stage : answer.stages()) {
      double time = stage.time().toNanos() / 1e6;
      millis.merge(stage.name(), time, Double::sum);
      sum += FOUND.contains(stage.name()) ? time : 0;
    }
    millis.put("total", sum);
    answers.add(millis);
  }

  /** Puts median, 99th percentile and maximum of each step under keys that begin with a prefix. */
  void put(Map<String, Object> figures, String prefix) {
    Set<String> stages = new TreeSet<>();
    answers.forEach(millis -> stages.addAll(millis.keySet()));
    for (String stage : stages) {
      double[] millis =
          answers.stream().mapToDouble(m -> m.getOrDefault(stage, 0.0)).sorted().toArray();
      figures.put(prefix + stage + "_p50_ms", at(millis, 0.5));
      figures.put(prefix + stage + "_p99_ms", at(millis, 0.99));
    }
    figures.put(prefix + "questions", answers.size());
  }

  /** Of values in ascending order: the smallest that the share {@code q} of them do not exceed. */
  static double at(double[] ascending, double q) {
    return ascending[Math.max(0, (int) Math.ceil(q * ascending.length) - 1)];
  }
}
