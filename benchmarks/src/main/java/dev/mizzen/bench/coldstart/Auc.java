package dev.mizzen.bench.coldstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Areas under ROC curves of scored ratings, of all together and of users by themselves, where each
 * user counts as often as a resample says. Immutable.
 */
public final class Auc {
  private final int[] users;
  private final boolean[] liked;
  private final float[] scores;
  private final double[] own;
  private final int[] counts;
  private final int[] everywhere;

  /**
   * Sorts once.
   *
   * @param values one score for each rating
   * @param population how many users there are
   */
  public Auc(List<Rating> ratings, float[] values, int population) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    users = IntStream.of(order).map(i -> ratings.get(i).user()).toArray();
    liked = new boolean[order.length];
    scores = new float[order.length];
    everywhere = IntStream.range(0, order.length).toArray();
    counts = new int[population];
    own = new double[population];
    List<List<Integer>> places = new ArrayList<>();
    IntStream.range(0, population).forEach(user -> places.add(new ArrayList<>()));
    for (int i = 0; i < order.length; i++) {
      liked[i] = ratings.get(order[i]).liked();
      scores[i] = values[order[i]];
      counts[users[i]]++;
      places.get(users[i]).add(i);
    }
    int[] once = new int[population];
    Arrays.fill(once, 1);
    for (int user = 0; user < population; user++) {
      own[user] = area(places.get(user).stream().mapToInt(Integer::intValue).toArray(), once);
    }
  }

  /** The area of all ratings together; NaN unless there are likes and dislikes. */
  public double pooled(int[] weights) {
    return area(everywhere, weights);
  }

  /**
   * The mean of users' own areas, each times the user's ratings; users without one are left out.
   */
  public double grouped(int[] weights) {
    double sum = 0;
    double total = 0;
    for (int user = 0; user < own.length; user++) {
      if (!Double.isNaN(own[user])) {
        sum += (double) weights[user] * counts[user] * own[user];
        total += (double) weights[user] * counts[user];
      }
    }
    return sum / total;
  }

  /** A user's own area; NaN for one without likes or without dislikes. */
  public double own(int user) {
    return own[user];
  }

  /** How many ratings a user has here. */
  public int count(int user) {
    return counts[user];
  }

  /**
   * The share of pairs of a like and a dislike in which the like scores higher, ties half.
   *
   * @param places ascending
   */
  private double area(int[] places, int[] weights) {
    double below = 0;
    double wins = 0;
    double likes = 0;
    for (int from = 0; from < places.length; ) {
      double tiedLikes = 0;
      double tied = 0;
      int at = from;
      for (; at < places.length && scores[places[at]] == scores[places[from]]; at++) {
        int weight = weights[users[places[at]]];
        tiedLikes += liked[places[at]] ? weight : 0;
        tied += liked[places[at]] ? 0 : weight;
      }
      wins += tiedLikes * (below + tied / 2);
      likes += tiedLikes;
      below += tied;
      from = at;
    }
    return likes == 0 || below == 0 ? Double.NaN : wins / (likes * below);
  }
}
