package dev.mizzen.bench.coldstart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A cold-start benchmark from ratings. In time: the first 70 % of each user's ratings are for
 * training, the next 10 % for validation, the last 20 % for the test. In films: of every ten of
 * about equal popularity two are cold in the test and one in the validation, drawn by the seed;
 * half of these keep no rating in training, the others their first 1 to 5. What is asked of cold
 * films are ratings of the later slices, likes and dislikes alike.
 *
 * @param train ratings to learn from
 * @param validation of films that are cold in the validation, in its slice of time
 * @param test by stratum, in the last slice of time
 * @param counts of each film in {@code train}
 * @param warm whether each film keeps all of its ratings and has one: what quantizers are fitted on
 */
public record ColdSplit(
    List<Rating> train,
    List<Rating> validation,
    Map<Stratum, List<Rating>> test,
    List<Integer> counts,
    List<Boolean> warm) {
  private static final double TRAIN = 0.7;
  private static final double VALIDATION = 0.8;
  private static final int BLOCK = 10;
  private static final int MOST_KEPT = 5;

  /** Films of the test. */
  public enum Stratum {
    /** Without a rating in training. */
    ZERO,
    /** With the first 1 to 5. */
    FEW,
    /** With all of them. */
    WARM
  }

  private enum Fate {
    TEST_ZERO,
    TEST_FEW,
    VALIDATION_ZERO,
    VALIDATION_FEW,
    WARM
  }

  /** Copies the collections. */
  public ColdSplit {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = Map.copyOf(test);
    counts = List.copyOf(counts);
    warm = List.copyOf(warm);
  }

  /** Splits. */
  public static ColdSplit of(MovieLens data, long seed) {
    Random random = new Random(seed);
    int items = data.texts().size();
    List<Fate> fates = fates(data, random);
    int[] kept = IntStream.range(0, items).map(i -> kept(fates.get(i), random)).toArray();
    int[] slices = slices(data);
    List<Rating> train = new ArrayList<>();
    List<Rating> validation = new ArrayList<>();
    Map<Stratum, List<Rating>> test = new EnumMap<>(Stratum.class);
    int[] counts = new int[items];
    List<Integer> byTime = new ArrayList<>(IntStream.range(0, slices.length).boxed().toList());
    byTime.sort(Comparator.comparingLong(n -> data.ratings().get(n).time()));
    for (int n : byTime) {
      Rating rating = data.ratings().get(n);
      if (slices[n] == 0 && counts[rating.item()] < kept[rating.item()]) {
        counts[rating.item()]++;
        train.add(rating);
      }
    }
    for (int n : byTime) {
      Rating rating = data.ratings().get(n);
      Fate fate = fates.get(rating.item());
      if (slices[n] == 1 && (fate == Fate.VALIDATION_ZERO || fate == Fate.VALIDATION_FEW)) {
        validation.add(rating);
      }
      boolean tested = fate == Fate.WARM || fate == Fate.TEST_ZERO || fate == Fate.TEST_FEW;
      if (slices[n] == 2 && tested) {
        Stratum stratum = stratum(fate, counts[rating.item()]);
        test.computeIfAbsent(stratum, s -> new ArrayList<>()).add(rating);
      }
    }
    return new ColdSplit(
        train,
        validation,
        test,
        IntStream.of(counts).boxed().toList(),
        IntStream.range(0, items)
            .mapToObj(i -> fates.get(i) == Fate.WARM && counts[i] > 0)
            .toList());
  }

  /** A film of which training happens to have nothing is cold, whatever was drawn. */
  private static Stratum stratum(Fate fate, int count) {
    if (count == 0) {
      return Stratum.ZERO;
    }
    return fate == Fate.WARM ? Stratum.WARM : Stratum.FEW;
  }

  private static int kept(Fate fate, Random random) {
    int few = 1 + random.nextInt(MOST_KEPT);
    return switch (fate) {
      case TEST_ZERO, VALIDATION_ZERO -> 0;
      case TEST_FEW, VALIDATION_FEW -> few;
      case WARM -> Integer.MAX_VALUE;
    };
  }

  private static List<Fate> fates(MovieLens data, Random random) {
    int items = data.texts().size();
    int[] popularity = new int[items];
    data.ratings().forEach(rating -> popularity[rating.item()]++);
    List<Integer> order = new ArrayList<>(IntStream.range(0, items).boxed().toList());
    order.sort(Comparator.comparingInt(i -> -popularity[i]));
    List<Fate> fates = new ArrayList<>(Collections.nCopies(items, Fate.WARM));
    for (int from = 0; from < items; from += BLOCK) {
      List<Integer> block = new ArrayList<>(order.subList(from, Math.min(from + BLOCK, items)));
      Collections.shuffle(block, random);
      boolean few = from / BLOCK % 2 == 1;
      List<Fate> drawn =
          List.of(Fate.TEST_ZERO, Fate.TEST_FEW, few ? Fate.VALIDATION_FEW : Fate.VALIDATION_ZERO);
      for (int n = 0; n < Math.min(drawn.size(), block.size()); n++) {
        fates.set(block.get(n), drawn.get(n));
      }
    }
    return fates;
  }

  /** 0 for training, 1 for validation, 2 for the test, by a rating's place among its user's. */
  private static int[] slices(MovieLens data) {
    int[] slices = new int[data.ratings().size()];
    for (int from = 0; from < slices.length; ) {
      int to = from;
      while (to < slices.length
          && data.ratings().get(to).user() == data.ratings().get(from).user()) {
        to++;
      }
      for (int n = from; n < to; n++) {
        double place = (double) (n - from) / (to - from);
        slices[n] = place < TRAIN ? 0 : place < VALIDATION ? 1 : 2;
      }
      from = to;
    }
    return slices;
  }
}
