package dev.mizzen.impl.train.teacher;

import dev.mizzen.error.CancelledException;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Which of many items a teacher finds best, by single elimination: pairs are compared, winners go
 * on in a new random order, the last of an odd round goes on by itself. N items take ⌈log₂ N⌉
 * rounds and N − 1 comparisons. Where an answer is refused, the first of the pair goes on.
 *
 * <p>Safe for use by many threads if the teacher is.
 */
public final class Tournament {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private final PreferenceTeacher teacher;
  private final Workers workers;

  /**
   * Tournaments before {@code teacher}.
   *
   * @param workers the comparisons of a round are made by as many threads
   */
  public Tournament(PreferenceTeacher teacher, Workers workers) {
    this.teacher = teacher;
    this.workers = workers;
  }

  /**
   * The outcome of one tournament.
   *
   * @param winner its number
   * @param rounds that were played
   * @param comparisons that were made
   */
  public record Result(int winner, int rounds, int comparisons) {}

  /**
   * The outcome of several tournaments over the same items.
   *
   * @param winner who won most; of several, the one with the lowest number
   * @param agreement the share of tournaments that this winner won
   */
  public record Label(int winner, double agreement) {}

  /**
   * Plays one tournament.
   *
   * @param items at least one
   * @param seed of the pairs
   * @throws IllegalArgumentException if there is no item
   * @throws CancelledException if the thread is interrupted
   */
  public Result play(String text, List<PreferenceItem> items, long seed) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a tournament needs at least 1 item, got 0");
    }
    RandomGenerator random = RANDOM.create(seed);
    int[] players = IntStream.range(0, items.size()).toArray();
    int rounds = 0;
    int comparisons = 0;
    while (players.length > 1) {
      shuffle(players, random);
      comparisons += players.length / 2;
      players = round(text, items, players);
      rounds++;
    }
    return new Result(players[0], rounds, comparisons);
  }

  /**
   * Plays {@code repeats} tournaments.
   *
   * @throws IllegalArgumentException if there is no item or no repeat
   * @throws CancelledException if the thread is interrupted
   */
  public Label label(String text, List<PreferenceItem> items, int repeats, long seed) {
    if (repeats < 1) {
      throw new IllegalArgumentException("need at least 1 tournament, got " + repeats);
    }
    Map<Integer, Integer> wins = new HashMap<>();
    for (int r = 0; r < repeats; r++) {
      wins.merge(play(text, items, seed + STRIDE * r).winner(), 1, Integer::sum);
    }
    int most = wins.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    int winner =
        wins.entrySet().stream()
            .filter(e -> e.getValue() == most)
            .mapToInt(Map.Entry::getKey)
            .min()
            .orElseThrow();
    return new Label(winner, (double) most / repeats);
  }

  private int[] round(String text, List<PreferenceItem> items, int[] players) {
    int pairs = players.length / 2;
    int[] winners = new int[players.length - pairs];
    workers.run(
        pairs,
        pair -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("the tournament was interrupted");
          }
          int a = players[2 * pair];
          int b = players[2 * pair + 1];
          TeacherAnswer answer = teacher.prefer(text, items.get(a), items.get(b));
          winners[pair] = !answer.refused() && answer.order().getFirst() == 1 ? b : a;
        });
    if (winners.length > pairs) {
      winners[pairs] = players[players.length - 1];
    }
    return winners;
  }

  private static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
