package dev.mizzen.bench.study;

import dev.mizzen.eval.Qrels;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.train.TrainingExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Scores by full-dimension MaxSim of each query's nearest documents by sentence vector, and
 * training examples made of them.
 */
public final class Teacher {
  private static final int CANDIDATES = 100;

  /** Documents of an example. */
  private static final int WAYS = 16;

  /** How many of them are the best by the teacher; the others are drawn from the rest. */
  private static final int BEST = 6;

  private final StudyQueries queries;

  /** By query, candidates in the order of the teacher, the best first. */
  private final List<int[]> candidates = new ArrayList<>();

  private final List<float[]> scores = new ArrayList<>();

  /**
   * Scores.
   *
   * @param documents the tokens that students learn from
   */
  public Teacher(
      StudyQueries queries, StudyCorpus corpus, TokenSet documents, HeadKernels kernels) {
    this.queries = queries;
    for (int q = 0; q < queries.ids().size(); q++) {
      int[] near = nearest(queries.sentences().get(q), corpus.sentences());
      float[] own = score(q, near, documents, kernels);
      Integer[] order =
          IntStream.range(0, near.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -own[i]))
              .toArray(Integer[]::new);
      candidates.add(Arrays.stream(order).mapToInt(i -> near[i]).toArray());
      float[] sorted = new float[order.length];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = own[order[i]];
      }
      scores.add(sorted);
    }
  }

  private static int[] nearest(float[] query, float[] sentences) {
    int count = sentences.length / query.length;
    double[] similarity = new double[count];
    for (int d = 0; d < count; d++) {
      for (int k = 0; k < query.length; k++) {
        similarity[d] += query[k] * sentences[d * query.length + k];
      }
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(d -> -similarity[d]))
        .limit(CANDIDATES)
        .mapToInt(d -> d)
        .toArray();
  }

  private float[] score(int query, int[] near, TokenSet documents, HeadKernels kernels) {
    int dimension = documents.rows().dimension();
    float[] own = new float[queries.tokens().length(query) * dimension];
    queries.tokens().copy(query, own, 0);
    int[] starts = new int[near.length + 1];
    for (int i = 0; i < near.length; i++) {
      starts[i + 1] = starts[i] + documents.length(near[i]);
    }
    float[] rows = new float[starts[near.length] * dimension];
    for (int i = 0; i < near.length; i++) {
      documents.copy(near[i], rows, starts[i]);
    }
    float[] result = new float[near.length];
    kernels.maxSim().maxSim(own, TokenRows.of(rows, dimension), starts, result, null);
    return result;
  }

  /**
   * For each of some queries its best documents and some others; targets are the scores brought to
   * 0 .. 1, so that a student whose scores are the teacher's, scaled and shifted, has no loss.
   */
  public List<TrainingExample> distillation(List<String> ids, long seed) {
    Random random = new Random(seed);
    List<TrainingExample> examples = new ArrayList<>();
    for (String id : ids) {
      int q = queries.ids().indexOf(id);
      int[] chosen =
          IntStream.concat(
                  IntStream.range(0, BEST),
                  random.ints(BEST, CANDIDATES).distinct().limit(WAYS - BEST).sorted())
              .toArray();
      float high = scores.get(q)[chosen[0]];
      float low = scores.get(q)[chosen[WAYS - 1]];
      float[] targets = new float[WAYS];
      int[] documents = new int[WAYS];
      for (int i = 0; i < WAYS; i++) {
        documents[i] = candidates.get(q)[chosen[i]];
        targets[i] = (scores.get(q)[chosen[i]] - low) / Math.max(1e-6f, high - low);
      }
      examples.add(new TrainingExample(q, documents, targets));
    }
    return examples;
  }

  /** For each of some queries the documents judged relevant, and the best of the others. */
  public List<TrainingExample> judged(
      List<String> ids, Map<String, Integer> numbers, Qrels qrels, int negatives) {
    List<TrainingExample> examples = new ArrayList<>();
    for (String id : ids) {
      int q = queries.ids().indexOf(id);
      List<Integer> relevant = qrels.grades(id).keySet().stream().map(numbers::get).toList();
      int[] others =
          Arrays.stream(candidates.get(q))
              .filter(d -> !relevant.contains(d))
              .limit(negatives)
              .toArray();
      int[] documents =
          IntStream.concat(relevant.stream().mapToInt(d -> d), Arrays.stream(others)).toArray();
      float[] targets = new float[documents.length];
      Arrays.fill(targets, 0, relevant.size(), 1);
      examples.add(new TrainingExample(q, documents, targets));
    }
    return examples;
  }
}
