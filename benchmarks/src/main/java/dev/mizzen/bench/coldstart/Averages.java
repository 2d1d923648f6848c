package dev.mizzen.bench.coldstart;

import java.util.List;

/**
 * Trivial baselines: shares of likes in training, of a film, a user, or both, drawn toward the
 * share of all as if there were five ratings more of that share.
 */
public final class Averages {
  private static final double PRIOR = 5;

  private final double all;
  private final double[] users;
  private final double[] items;

  /** Counts. */
  public Averages(List<Rating> train, int users, int items) {
    all = train.stream().mapToInt(r -> r.liked() ? 1 : 0).average().orElseThrow();
    this.users = new double[users];
    this.items = new double[items];
    double[] userCounts = new double[users];
    double[] itemCounts = new double[items];
    for (Rating rating : train) {
      userCounts[rating.user()]++;
      itemCounts[rating.item()]++;
      this.users[rating.user()] += rating.liked() ? 1 : 0;
      this.items[rating.item()] += rating.liked() ? 1 : 0;
    }
    smooth(this.users, userCounts);
    smooth(this.items, itemCounts);
  }

  private void smooth(double[] likes, double[] counts) {
    for (int n = 0; n < likes.length; n++) {
      likes[n] = (likes[n] + PRIOR * all) / (counts[n] + PRIOR);
    }
  }

  /** The film's share. */
  public float[] items(List<Rating> ratings) {
    return scores(ratings, 0, 1);
  }

  /** The user's share. */
  public float[] users(List<Rating> ratings) {
    return scores(ratings, 1, 0);
  }

  /** The sum of both. */
  public float[] both(List<Rating> ratings) {
    return scores(ratings, 1, 1);
  }

  private float[] scores(List<Rating> ratings, double user, double item) {
    float[] scores = new float[ratings.size()];
    for (int i = 0; i < scores.length; i++) {
      Rating rating = ratings.get(i);
      scores[i] = (float) (user * users[rating.user()] + item * items[rating.item()]);
    }
    return scores;
  }
}
