package dev.mizzen.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.error.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartPartsTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  private static MovieLens world(int users, int films) {
    Random random = new Random(SEED);
    List<Rating> ratings = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      for (int film = 0; film < films; film++) {
        if (random.nextInt(3) > 0) {
          ratings.add(new Rating(user, film, random.nextBoolean(), ratings.size() % 97));
        }
      }
    }
    ratings.sort(
        (a, b) -> a.user() == b.user() ? Long.compare(a.time(), b.time()) : a.user() - b.user());
    return new MovieLens(Collections.nCopies(films, "a film"), users, ratings);
  }

  @Test
  void slicesAndFilmsDoNotMix() {
    MovieLens data = world(40, 50);
    ColdSplit split = ColdSplit.of(data, SEED);
    Map<ColdSplit.Stratum, List<Rating>> test = split.test();
    int[] counts = new int[50];
    split.train().forEach(rating -> counts[rating.item()]++);
    assertThat(split.counts()).containsExactlyElementsOf(Arrays.stream(counts).boxed().toList());
    Set<Integer> zero = films(test.get(ColdSplit.Stratum.ZERO));
    Set<Integer> few = films(test.get(ColdSplit.Stratum.FEW));
    assertThat(zero).hasSizeBetween(2, 5).allSatisfy(film -> assertThat(counts[film]).isZero());
    assertThat(few)
        .hasSizeBetween(2, 5)
        .allSatisfy(film -> assertThat(counts[film]).isBetween(1, 5));
    Set<Integer> cold = new HashSet<>(zero);
    cold.addAll(few);
    assertThat(films(split.validation())).hasSizeBetween(1, 5).doesNotContainAnyElementsOf(cold);
    for (int film = 0; film < 50; film++) {
      if (split.warm().get(film)) {
        assertThat(counts[film]).isPositive();
        assertThat(cold).doesNotContain(film);
      }
    }
    for (int user = 0; user < 40; user++) {
      int of = user;
      List<Rating> own = data.ratings().stream().filter(r -> r.user() == of).toList();
      List<Rating> early = own.subList(0, (int) Math.ceil(0.7 * own.size()));
      List<Rating> late = own.subList((int) Math.ceil(0.8 * own.size()), own.size());
      assertThat(early).containsAll(split.train().stream().filter(r -> r.user() == of).toList());
      for (List<Rating> part : test.values()) {
        assertThat(late).containsAll(part.stream().filter(r -> r.user() == of).toList());
      }
    }
    assertThat(ColdSplit.of(data, SEED)).isEqualTo(split);
    assertThat(ColdSplit.of(data, SEED + 1).train()).isNotEqualTo(split.train());
  }

  private static Set<Integer> films(List<Rating> ratings) {
    Set<Integer> films = new HashSet<>();
    ratings.forEach(rating -> films.add(rating.item()));
    return films;
  }

  @Test
  void areasAreThoseOfAllPairs() {
    Random random = new Random(SEED);
    List<Rating> ratings = new ArrayList<>();
    float[] scores = new float[200];
    for (int i = 0; i < scores.length; i++) {
      ratings.add(new Rating(random.nextInt(9), i, random.nextInt(3) == 0, i));
      scores[i] = random.nextInt(20);
    }
    Auc auc = new Auc(ratings, scores, 10);
    int[] weights = random.ints(10, 0, 4).toArray();
    double pairs = 0;
    double wins = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (ratings.get(i).liked() && !ratings.get(j).liked()) {
          double weight = weights[ratings.get(i).user()] * weights[ratings.get(j).user()];
          pairs += weight;
          wins += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0);
        }
      }
    }
    assertThat(auc.pooled(weights)).isCloseTo(wins / pairs, within(1e-12));
    double sum = 0;
    double total = 0;
    for (int user = 0; user < 10; user++) {
      int[] alone = new int[10];
      alone[user] = 1;
      double own = auc.pooled(alone);
      assertThat(Double.compare(auc.own(user), own)).isZero();
      if (!Double.isNaN(own)) {
        sum += weights[user] * auc.count(user) * own;
        total += weights[user] * auc.count(user);
      }
    }
    assertThat(auc.own(9)).isNaN();
    assertThat(auc.grouped(weights)).isCloseTo(sum / total, within(1e-12));
  }

  @Test
  void averagesAreDrawnTowardThatOfAll() {
    List<Rating> train =
        List.of(
            new Rating(0, 0, true, 0),
            new Rating(0, 1, true, 1),
            new Rating(1, 0, false, 2),
            new Rating(1, 1, false, 3));
    Averages averages = new Averages(train, 2, 3);
    List<Rating> asked = List.of(new Rating(0, 2, false, 0), new Rating(1, 0, false, 0));
    assertThat(averages.items(asked)).containsExactly(0.5f, 0.5f);
    assertThat(averages.users(asked)).containsExactly(4.5f / 7, 2.5f / 7);
    assertThat(averages.both(asked)[0]).isEqualTo(0.5f + 4.5f / 7, within(1e-6f));
  }

  @Test
  void readsQuotedFieldsAndNamesWrongLines(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("movies.csv"),
        "movieId,title,genres\n7,\"American \"\"President\"\", The (1995)\",Comedy|Drama\n");
    Files.writeString(
        folder.resolve("ratings.csv"),
        "userId,movieId,rating,timestamp\n3,7,4.0,20\n2,7,3.5,10\n3,7,0.5,10\n");
    MovieLens data = MovieLens.read(folder);
    assertThat(data.texts()).containsExactly("American \"President\", The (1995). Comedy, Drama");
    assertThat(data.users()).isEqualTo(2);
    assertThat(data.ratings())
        .containsExactly(
            new Rating(0, 0, false, 10), new Rating(0, 0, true, 20), new Rating(1, 0, false, 10));
    Files.writeString(folder.resolve("movies.csv"), "movieId,title,genres\n7,x\n");
    assertThatThrownBy(() -> MovieLens.read(folder))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("expected 3 columns");
    Files.writeString(folder.resolve("movies.csv"), "movieId,title,genres\n8,x,y\n");
    assertThatThrownBy(() -> MovieLens.read(folder)).hasMessageContaining("the film 7 is not in");
  }
}
