package dev.mizzen.bench.late;

import dev.mizzen.impl.late.ListKnobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** What late mode of the public API finds in an index, and how long it takes. */
final class IndexMeasurement {
  private static final int TEN = 10;

  /** Of lists, of their codebooks, and of what tells where lists lie. */
  private static final List<String> OWN = List.of("mtl", "mtc", "mtv");

  /** Of what else a field has: without exact vectors, which list each token is in. */
  private static final List<String> BLOCKS = List.of("dvd", "dvm");

  private final IndexEngine engine;
  private final LateQueries queries;
  private final Truth truth;
  private final LateTimes times;

  IndexMeasurement(IndexEngine engine, LateQueries queries, Truth truth, LateTimes times) {
    this.engine = engine;
    this.queries = queries;
    this.truth = truth;
    this.times = times;
  }

  Map<String, Object> measure(ListKnobs knobs, long tokens, boolean timed, boolean judged)
      throws IOException {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, Long> bytes = engine.bytes();
    long own = OWN.stream().mapToLong(ending -> bytes.getOrDefault(ending, 0L)).sum();
    figures.put("bytes_per_token", (double) own / tokens);
    long all = own + BLOCKS.stream().mapToLong(end -> bytes.getOrDefault(end, 0L)).sum();
    figures.put("bytes_per_token_with_vectors", (double) all / tokens);
    bytes.forEach((ending, size) -> figures.put("bytes_" + ending, size));
    figures.put("probes", knobs.probes());
    figures.put("impute_after", knobs.imputeAfter());
    figures.put("candidates", knobs.candidates());
    if (judged) {
      quality(knobs, figures);
    }
    if (timed) {
      IntConsumer search = q -> engine.search(queries.rows().get(q), knobs, TEN);
      times.warmUp(search);
      times.alone(search, figures);
      times.together(search, figures);
    }
    return figures;
  }

  private void quality(ListKnobs knobs, Map<String, Object> figures) {
    List<int[]> found = new ArrayList<>();
    List<int[]> exact = new ArrayList<>();
    List<int[]> floats = new ArrayList<>();
    double recall = 0;
    for (int q = 0; q < queries.rows().size(); q++) {
      float[] query = queries.rows().get(q);
      found.add(engine.search(query, knobs, TEN));
      exact.add(engine.exact(query, TEN));
      floats.add(truth.best(q, TEN));
      recall += truth.recall(q, found.get(q), TEN);
    }
    figures.put("recall@10", recall / queries.rows().size());
    if (truth.documents() == queries.documents().size()) {
      figures.put("ndcg@10_floats", queries.ndcg(floats));
      figures.put("ndcg@10_exact", queries.ndcg(exact));
      figures.put("ndcg@10", queries.ndcg(found));
    }
  }
}
