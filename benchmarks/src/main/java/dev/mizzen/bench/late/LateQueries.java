package dev.mizzen.bench.late;

import dev.mizzen.Embedder;
import dev.mizzen.bench.accuracy.Scores;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.Run;
import dev.mizzen.impl.eval.BeirDataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The queries of a study with their judgments.
 *
 * @param ids in order
 * @param rows projected token vectors, in the same order
 * @param qrels judgments of these queries alone
 * @param documents the ids of documents by number
 */
record LateQueries(List<String> ids, List<float[]> rows, Qrels qrels, List<String> documents) {

  /** As many queries as asked for, spread evenly over the split. */
  static LateQueries of(
      BeirDataset task, TokenStores stores, Embedder model, TokenStore store, int most) {
    List<String> all = new ArrayList<>(task.queries().keySet());
    int count = Math.min(most, all.size());
    Map<String, String> texts = new LinkedHashMap<>();
    Qrels.Builder qrels = Qrels.builder();
    for (int i = 0; i < count; i++) {
      String id = all.get((int) ((long) i * all.size() / count));
      texts.put(id, task.queries().get(id));
      task.qrels().grades(id).forEach((document, grade) -> qrels.add(id, document, grade));
    }
    return new LateQueries(
        List.copyOf(texts.keySet()),
        List.copyOf(stores.queries(model, texts, store).values()),
        qrels.build(),
        task.corpus().stream().map(BeirDataset.Entry::id).toList());
  }

  /** nDCG@10 of rankings by document number. */
  double ndcg(List<int[]> rankings) {
    Run.Builder run = Run.builder();
    for (int q = 0; q < ids.size(); q++) {
      List<Run.Scored> ranking = new ArrayList<>();
      int[] ranked = rankings.get(q);
      for (int i = 0; i < Math.min(10, ranked.length); i++) {
        ranking.add(new Run.Scored(documents.get(ranked[i]), 10f - i));
      }
      run.add(ids.get(q), ranking);
    }
    return new Scores(qrels).of(run.build()).mean(Scores.NDCG);
  }
}
