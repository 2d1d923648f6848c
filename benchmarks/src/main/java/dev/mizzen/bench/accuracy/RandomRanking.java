package dev.mizzen.bench.accuracy;

import dev.mizzen.eval.Run;
import dev.mizzen.impl.eval.BeirDataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The control without information: documents in random order. */
public final class RandomRanking {
  private RandomRanking() {}

  /** One random ranking for each query, the same for the same seed. */
  public static Run of(List<BeirDataset.Entry> corpus, Iterable<String> queries, long seed) {
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>(corpus.stream().map(BeirDataset.Entry::id).toList());
    Run.Builder run = Run.builder();
    for (String query : queries) {
      Collections.shuffle(ids, random);
      List<Run.Scored> ranking = new ArrayList<>();
      for (String id : ids.subList(0, Math.min(Searches.DEPTH, ids.size()))) {
        ranking.add(new Run.Scored(id, Searches.DEPTH - ranking.size()));
      }
      run.add(query, ranking);
    }
    return run.build();
  }
}
