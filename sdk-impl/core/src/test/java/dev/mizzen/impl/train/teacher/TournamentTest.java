package dev.mizzen.impl.train.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.Workers;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import dev.mizzen.vector.Embedding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TournamentTest {
  /** Utilities that go up and down: 37 has no factor in common with the sizes used. */
  private static List<PreferenceItem> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> PreferenceItem.of("i" + i, Embedding.of((float) (i * 37L % count))))
        .toList();
  }

  private static int best(int count) {
    return IntStream.range(0, count)
        .filter(i -> i * 37L % count == count - 1)
        .findFirst()
        .orElse(0);
  }

  private static final PreferenceTeacher NOISELESS =
      new ScriptedTeacher("best", (text, item) -> item.vector().orElseThrow().get(0));

  private static Tournament alone(PreferenceTeacher teacher) {
    return new Tournament(teacher, Workers.caller());
  }

  @Test
  void twelveRoundsFindTheBestOf4096() {
    List<PreferenceItem> items = items(4096);
    for (long seed = 0; seed < 5; seed++) {
      assertThat(alone(NOISELESS).play("text", items, seed))
          .isEqualTo(new Tournament.Result(best(4096), 12, 4095));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 9, 100, 127, 129, 1001})
  void oddRoundsHaveByes(int count) {
    for (long seed = 0; seed < 20; seed++) {
      Tournament.Result result = alone(NOISELESS).play("text", items(count), seed);
      assertThat(result.winner()).as("%s items, seed %s", count, seed).isEqualTo(best(count));
      assertThat(result.comparisons()).isEqualTo(count - 1);
      assertThat(result.rounds()).isEqualTo(32 - Integer.numberOfLeadingZeros(count - 1));
    }
  }

  @Test
  void theFirstOfThePairGoesOnWhenAnAnswerIsRefused() {
    PreferenceTeacher mumbling = scripted("mumbling", TeacherAnswer.choice("hm", 1));
    PreferenceTeacher first = scripted("first", TeacherAnswer.choice("0", 1));
    for (long seed = 0; seed < 10; seed++) {
      assertThat(alone(mumbling).play("text", items(77), seed))
          .isEqualTo(alone(first).play("text", items(77), seed));
    }
  }

  private static PreferenceTeacher scripted(String id, TeacherAnswer answer) {
    return new PreferenceTeacher() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public TeacherAnswer rank(String text, List<PreferenceItem> items) {
        return answer;
      }
    };
  }

  @Test
  void repeatsTellHowSureALabelIs() {
    assertThat(alone(NOISELESS).label("text", items(64), 3, 1))
        .isEqualTo(new Tournament.Label(best(64), 1));
    PreferenceTeacher byPlace = scripted("first", TeacherAnswer.choice("0", 1));
    assertThat(alone(byPlace).label("text", items(64), 8, 1).agreement()).isLessThan(0.5);
  }

  @Test
  void threadsAndPrecautionsChangeNothing() {
    List<PreferenceItem> items = items(301);
    CarefulTeacher careful =
        new CarefulTeacher(
            NOISELESS, CallLedger.inMemory(), new Retries(1, Duration.ZERO, time -> {}), 5);
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Tournament many = new Tournament(careful, Workers.of(executor, 4));
      assertThat(many.play("text", items, 9)).isEqualTo(alone(NOISELESS).play("text", items, 9));
    }
    assertThat(careful.counts().calls()).isEqualTo(300);
  }

  @Test
  void somebodyHasToPlay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> alone(NOISELESS).play("text", List.of(), 1))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> alone(NOISELESS).label("text", items(2), 0, 1));
  }
}
