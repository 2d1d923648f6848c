package dev.mizzen.bench.study;

import dev.mizzen.eval.Qrels;
import dev.mizzen.train.TrainingExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Training examples by full-dimension MaxSim, or by judgments. */
public final class Teacher {
  private final List<String> ids;
  private final TeacherScores scores;

  /** By query, all documents in the order of the scores, the best first. */
  private final List<int[]> rankings = new ArrayList<>();

  /**
   * Ranks.
   *
   * @param ids of the queries by number
   */
  public Teacher(List<String> ids, TeacherScores scores) {
    this.ids = List.copyOf(ids);
    this.scores = scores;
    for (int q = 0; q < ids.size(); q++) {
      float[] own = scores.of(q);
      rankings.add(
          IntStream.range(0, own.length)
              .boxed()
              .sorted(Comparator.comparingDouble(d -> -own[d]))
              .mapToInt(d -> d)
              .toArray());
    }
  }

  /**
   * Which documents an example compares, by their rank before the teacher.
   *
   * @param best the first ones
   * @param near drawn from those behind them, down to rank {@code nearest}
   * @param nearest where the far ones begin
   * @param far drawn from all the others
   */
  public record Tuple(int best, int near, int nearest, int far) {
    /** How many documents there are. */
    public int ways() {
      return best + near + far;
    }
  }

  /**
   * For each of some queries, {@code draws} times, documents and their scores brought to 0 .. 1, so
   * that a student whose scores are the teacher's, scaled and shifted, has the least loss.
   */
  public List<TrainingExample> distillation(
      List<String> chosen, Tuple tuple, int draws, long seed) {
    Random random = new Random(seed);
    List<TrainingExample> examples = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      for (String id : chosen) {
        examples.add(example(ids.indexOf(id), tuple, random));
      }
    }
    return examples;
  }

  private TrainingExample example(int query, Tuple tuple, Random random) {
    int[] ranking = rankings.get(query);
    float[] own = scores.of(query);
    int[] near = random.ints(tuple.best, tuple.nearest).distinct().limit(tuple.near).toArray();
    int[] far =
        random.ints(tuple.nearest, ranking.length).distinct().limit(tuple.far).sorted().toArray();
    Arrays.sort(near);
    int[] documents =
        IntStream.concat(
                IntStream.range(0, tuple.best),
                IntStream.concat(Arrays.stream(near), Arrays.stream(far)))
            .map(rank -> ranking[rank])
            .toArray();
    float high = own[documents[0]];
    float low = own[documents[documents.length - 1]];
    float[] targets = new float[documents.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (own[documents[i]] - low) / Math.max(1e-6f, high - low);
    }
    return new TrainingExample(query, documents, targets);
  }

  /** For each of some queries the documents judged relevant, and the best of the others. */
  public List<TrainingExample> judged(
      List<String> chosen, Map<String, Integer> numbers, Qrels qrels, int negatives) {
    List<TrainingExample> examples = new ArrayList<>();
    for (String id : chosen) {
      int query = ids.indexOf(id);
      List<Integer> relevant = qrels.grades(id).keySet().stream().map(numbers::get).toList();
      int[] others =
          Arrays.stream(rankings.get(query))
              .filter(d -> !relevant.contains(d))
              .limit(negatives)
              .toArray();
      int[] documents =
          IntStream.concat(relevant.stream().mapToInt(d -> d), Arrays.stream(others)).toArray();
      float[] targets = new float[documents.length];
      Arrays.fill(targets, 0, relevant.size(), 1);
      examples.add(new TrainingExample(query, documents, targets));
    }
    return examples;
  }
}
