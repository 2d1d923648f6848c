package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Users who like a few of 24 topics, and items whose texts tell their topic through noise;
 * popularity falls as rank^-0.4.
 *
 * @param texts {@code [items × 64]}, rows of length 1
 */
@SuppressWarnings("ArrayRecordComponent") // for tests, never compared
record TopicWorld(CsrGraph train, CsrGraph test, float[] texts) {
  static final int DIMENSION = 64;
  private static final int USERS = 600;
  private static final int ITEMS = 1200;
  private static final int TOPICS = 24;
  private static final int LIKED = 3;
  private static final int EACH = 15;

  static TopicWorld of(double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] topics = new double[TOPICS][DIMENSION];
    for (double[] topic : topics) {
      for (int k = 0; k < DIMENSION; k++) {
        topic[k] = random.nextGaussian();
      }
      double length = Math.sqrt(Arrays.stream(topic).map(x -> x * x).sum());
      for (int k = 0; k < DIMENSION; k++) {
        topic[k] /= length;
      }
    }
    int[] topicOf = new int[ITEMS];
    float[] texts = new float[ITEMS * DIMENSION];
    for (int i = 0; i < ITEMS; i++) {
      topicOf[i] = random.nextInt(TOPICS);
      double squares = 0;
      double[] row = new double[DIMENSION];
      for (int k = 0; k < DIMENSION; k++) {
        row[k] = topics[topicOf[i]][k] + noise * random.nextGaussian() / Math.sqrt(DIMENSION);
        squares += row[k] * row[k];
      }
      for (int k = 0; k < DIMENSION; k++) {
        texts[i * DIMENSION + k] = (float) (row[k] / Math.sqrt(squares));
      }
    }
    int[][] rows = new int[2 * USERS][];
    for (int u = 0; u < USERS; u++) {
      int[] met = items(topicOf, random);
      rows[u] = Arrays.stream(met, 0, EACH).sorted().toArray();
      rows[USERS + u] = Arrays.stream(met, EACH, 2 * EACH).sorted().toArray();
    }
    return new TopicWorld(graph(rows, 0), graph(rows, USERS), texts);
  }

  private static int[] items(int[] topicOf, SplittableRandom random) {
    boolean[] likes = new boolean[TOPICS];
    for (int n = 0; n < LIKED; n++) {
      likes[random.nextInt(TOPICS)] = true;
    }
    double[] weight = new double[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      weight[i] = Math.pow(i + 1, -0.4) * (likes[topicOf[i]] ? 1 : 0.03);
    }
    return random.doubles().mapToInt(at -> draw(weight, at)).distinct().limit(2 * EACH).toArray();
  }

  private static int draw(double[] weight, double at) {
    double left = at * Arrays.stream(weight).sum();
    int item = 0;
    while (item < weight.length - 1 && left >= weight[item]) {
      left -= weight[item++];
    }
    return item;
  }

  private static CsrGraph graph(int[][] rows, int from) {
    int[] starts = new int[USERS + 1];
    int[] neighbours = new int[USERS * EACH];
    for (int u = 0; u < USERS; u++) {
      starts[u + 1] = starts[u] + EACH;
      System.arraycopy(rows[from + u], 0, neighbours, starts[u], EACH);
    }
    return CsrGraph.of(ITEMS, starts, neighbours);
  }
}
