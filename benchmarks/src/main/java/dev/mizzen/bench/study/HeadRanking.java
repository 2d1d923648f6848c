package dev.mizzen.bench.study;

import dev.mizzen.eval.Run;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import dev.mizzen.kernels.maxsim.MaxSimTopK;
import dev.mizzen.kernels.quantize.FloatRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exact MaxSim of queries over all documents, by full or projected token vectors. */
public final class HeadRanking {
  private static final int DEPTH = 100;
  private static final int BLOCK = 8192;

  private final StudyCorpus corpus;
  private final HeadKernels kernels;
  private final MaxSimTopK topK;

  /** On these kernels. */
  public HeadRanking(StudyCorpus corpus, HeadKernels kernels, MaxSimTopK topK) {
    this.corpus = corpus;
    this.kernels = kernels;
    this.topK = topK;
  }

  /**
   * Ranks.
   *
   * @param head projects both sides; none for full vectors
   * @param ids the queries to rank for
   */
  public Run run(Optional<Network> head, StudyQueries queries, List<String> ids) {
    TokenRows documents =
        head.map(h -> project(h, corpus.tokens().rows())).orElse(corpus.tokens().rows());
    int[] numbers = ids.stream().mapToInt(queries.ids()::indexOf).toArray();
    int[] starts = new int[numbers.length + 1];
    for (int n = 0; n < numbers.length; n++) {
      starts[n + 1] = starts[n] + queries.tokens().length(numbers[n]);
    }
    int dimension = corpus.tokens().rows().dimension();
    float[] rows = new float[starts[numbers.length] * dimension];
    for (int n = 0; n < numbers.length; n++) {
      queries.tokens().copy(numbers[n], rows, starts[n]);
    }
    if (head.isPresent()) {
      float[] projected = new float[starts[numbers.length] * head.get().dimension()];
      head.get().project(kernels.dense(), rows, starts[numbers.length], projected);
      rows = projected;
      dimension = head.get().dimension();
    }
    int[] ranked = new int[numbers.length * DEPTH];
    float[] scores = new float[ranked.length];
    topK.topK(
        new MaxSimQueries(rows, dimension, starts, null),
        MaxSimDocuments.of(documents, corpus.tokens().starts()),
        DEPTH,
        ranked,
        scores);
    Run.Builder run = Run.builder();
    for (int n = 0; n < numbers.length; n++) {
      List<Run.Scored> ranking = new ArrayList<>();
      for (int i = n * DEPTH; i < (n + 1) * DEPTH && ranked[i] >= 0; i++) {
        ranking.add(new Run.Scored(corpus.ids().get(ranked[i]), scores[i]));
      }
      run.add(ids.get(n), ranking);
    }
    return run.build();
  }

  private TokenRows project(Network head, TokenRows rows) {
    int count = (int) rows.rows();
    float[] projected = new float[count * head.dimension()];
    float[] block = new float[BLOCK * rows.dimension()];
    for (int from = 0; from < count; from += BLOCK) {
      int some = Math.min(BLOCK, count - from);
      FloatRows.copy(rows, from, some, block);
      float[] part = new float[some * head.dimension()];
      head.project(kernels.dense(), block, some, part);
      System.arraycopy(part, 0, projected, from * head.dimension(), part.length);
    }
    return TokenRows.of(projected, head.dimension());
  }
}
