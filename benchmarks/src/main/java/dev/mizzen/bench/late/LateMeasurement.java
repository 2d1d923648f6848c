package dev.mizzen.bench.late;

import dev.mizzen.impl.late.ListCandidates;
import dev.mizzen.impl.late.ListKnobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one index finds and how long it takes, with one setting after another. */
final class LateMeasurement {
  private static final int TEN = 10;

  private final LateEngine engine;
  private final Rescorer exact;
  private final Rescorer decoded;
  private final Truth truth;
  private final LateQueries queries;
  private final LateTimes times;

  LateMeasurement(
      LateEngine engine,
      Rescorer exact,
      Rescorer decoded,
      Truth truth,
      LateQueries queries,
      LateTimes times) {
    this.engine = engine;
    this.exact = exact;
    this.decoded = decoded;
    this.truth = truth;
    this.queries = queries;
    this.times = times;
  }

  Map<String, Object> measure(ListKnobs knobs, boolean timed, boolean judged) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("probes", knobs.probes());
    figures.put("impute_after", knobs.imputeAfter());
    figures.put("candidates", knobs.candidates());
    if (judged) {
      quality(knobs, figures);
    }
    if (timed) {
      alone(knobs, figures);
      listsAlone(knobs, figures);
      times.together(q -> search(q, knobs), figures);
    }
    return figures;
  }

  private void quality(ListKnobs knobs, Map<String, Object> figures) {
    List<int[]> coded = new ArrayList<>();
    List<int[]> rescored = new ArrayList<>();
    List<int[]> fromCodes = new ArrayList<>();
    List<int[]> best = new ArrayList<>();
    int[] depths = {10, 20, 50, 100, 200, 500};
    double[] recalls = new double[depths.length];
    double recall = 0;
    double recallFromCodes = 0;
    engine.met();
    for (int q = 0; q < queries.rows().size(); q++) {
      float[] query = queries.rows().get(q);
      ListCandidates found = engine.candidates(query, knobs);
      rescored.add(ranked(found, exact.scores(query, found.documents())));
      fromCodes.add(ranked(found, decoded.scores(query, found.documents())));
      for (int i = 0; i < depths.length; i++) {
        recalls[i] += truth.recall(q, found.documents(), depths[i]);
      }
      recall += truth.recall(q, rescored.get(q), TEN);
      recallFromCodes += truth.recall(q, fromCodes.get(q), TEN);
      coded.add(found.documents());
      best.add(truth.best(q, TEN));
    }
    int count = queries.rows().size();
    long met = engine.met();
    for (int i = 0; i < depths.length && depths[i] <= knobs.candidates(); i++) {
      figures.put("recall_of_ten@" + depths[i] + "_codes", recalls[i] / count);
    }
    figures.put("recall@10", recall / count);
    figures.put("recall@10_decoded", recallFromCodes / count);
    if (truth.documents() == queries.documents().size()) {
      figures.put("ndcg@10_exact", queries.ndcg(best));
      figures.put("ndcg@10_codes", queries.ndcg(coded));
      figures.put("ndcg@10_decoded", queries.ndcg(fromCodes));
      figures.put("ndcg@10", queries.ndcg(rescored));
    }
    figures.put("pairs_met_per_query", met / count);
  }

  /** One query after another on one thread. */
  private void alone(ListKnobs knobs, Map<String, Object> figures) {
    times.warmUp(q -> search(q, knobs));
    engine.met();
    times.alone(q -> search(q, knobs), figures);
    figures.put("pairs_met_per_query", engine.met() / times.searches());
  }

  /** The search of lists alone. */
  private void listsAlone(ListKnobs knobs, Map<String, Object> figures) {
    int count = queries.rows().size();
    engine.met();
    long start = System.nanoTime();
    for (float[] query : queries.rows()) {
      engine.candidates(query, knobs);
    }
    long nanos = System.nanoTime() - start;
    figures.put("lists_ms", nanos / 1e6 / count);
    figures.put("lists_ns_per_pair", (double) nanos / engine.met());
  }

  private int[] search(int q, ListKnobs knobs) {
    float[] query = queries.rows().get(q);
    ListCandidates found = engine.candidates(query, knobs);
    return ranked(found, exact.scores(query, found.documents()));
  }

  private static int[] ranked(ListCandidates found, float[] scores) {
    return Rankings.sorted(found.documents(), scores, TEN);
  }
}
