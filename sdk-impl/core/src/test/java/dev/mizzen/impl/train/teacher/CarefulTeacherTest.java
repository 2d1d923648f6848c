package dev.mizzen.impl.train.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import dev.mizzen.train.preference.TeacherCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarefulTeacherTest {
  private static final List<PreferenceItem> ITEMS =
      IntStream.range(0, 5).mapToObj(i -> PreferenceItem.of("i" + i, "text " + i)).toList();

  private final List<Duration> waits = new ArrayList<>();
  private final Retries retries = new Retries(4, Duration.ofSeconds(3), waits::add);
  private final AtomicInteger calls = new AtomicInteger();

  @TempDir Path folder;

  /** A teacher that answers with a text. */
  private PreferenceTeacher saying(Function<List<PreferenceItem>, String> answer) {
    return new PreferenceTeacher() {
      @Override
      public String id() {
        return "test";
      }

      @Override
      public TeacherAnswer rank(String text, List<PreferenceItem> items) {
        calls.incrementAndGet();
        return TeacherAnswer.ranking(answer.apply(items), items.size(), 2);
      }
    };
  }

  /** The highest id first. */
  private static String descending(List<PreferenceItem> items) {
    List<String> numbers =
        IntStream.range(0, items.size())
            .boxed()
            .sorted((a, b) -> items.get(b).id().compareTo(items.get(a).id()))
            .map(i -> Integer.toString(i + 1))
            .toList();
    return String.join(",", numbers);
  }

  @Test
  void ordersComeBackAsTheItemsWereGiven() {
    CarefulTeacher teacher = careful(saying(CarefulTeacherTest::descending), 1);
    for (int q = 0; q < 50; q++) {
      assertThat(teacher.rank("question " + q, ITEMS).order()).containsExactly(4, 3, 2, 1, 0);
    }
  }

  @Test
  void thePlaceOfAnItemTellsNothing() {
    Set<String> firsts = new HashSet<>();
    PreferenceTeacher teacher =
        careful(
            saying(
                items -> {
                  firsts.add(items.getFirst().id());
                  return "1,2,3,4,5";
                }),
            1);
    Set<List<Integer>> orders = new HashSet<>();
    for (int q = 0; q < 60; q++) {
      orders.add(teacher.rank("question " + q, ITEMS).order());
    }
    assertThat(firsts).hasSize(5);
    assertThat(orders).hasSizeGreaterThan(20); // who answers by place answers at random
  }

  @Test
  void whatWasAskedIsNotAskedAgain() {
    CarefulTeacher teacher = careful(saying(CarefulTeacherTest::descending), 1);
    TeacherAnswer first = teacher.rank("question", ITEMS);
    assertThat(teacher.rank("question", ITEMS)).isEqualTo(first);
    assertThat(teacher.counts()).isEqualTo(new TeacherCounts(1, 0, 0, 1, 2));
    teacher.rank("question", ITEMS.subList(0, 4));
    teacher.rank("question", ITEMS.reversed());
    teacher.rank("another", ITEMS);
    assertThat(calls).hasValue(4);
  }

  @Test
  void refusedAnswersAreCountedAndPaidForOnce() {
    List<String> answers = List.of("3,1,2", "1,1,2,3,4", "0,1,2,3,4", "I like 1,2,3,4,5 of 7");
    for (String answer : answers) {
      CarefulTeacher teacher = careful(saying(items -> answer), 1);
      assertThat(teacher.rank("question", ITEMS).refused()).isTrue();
      assertThat(teacher.rank("question", ITEMS).refused()).isTrue();
      assertThat(teacher.counts()).isEqualTo(new TeacherCounts(1, 0, 1, 1, 2));
    }
  }

  @Test
  void failedCallsAreMadeAgainAfterLongerAndLongerWaits() {
    CarefulTeacher teacher = careful(failing(3), 1);
    assertThat(teacher.rank("question", ITEMS).order()).hasSize(5);
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12));
    assertThat(teacher.counts()).isEqualTo(new TeacherCounts(4, 3, 0, 0, 2));
  }

  @Test
  void oneFailureTooManyEndsTheQuestion() {
    CarefulTeacher teacher = careful(failing(4), 1);
    assertThatExceptionOfType(GenerationException.class)
        .isThrownBy(() -> teacher.rank("question", ITEMS))
        .withMessage("failure 4");
    assertThat(teacher.counts()).isEqualTo(new TeacherCounts(4, 4, 0, 0, 0));
    assertThat(teacher.rank("question", ITEMS).order()).hasSize(5);
  }

  private PreferenceTeacher failing(int times) {
    AtomicInteger failures = new AtomicInteger();
    return saying(
        items -> {
          if (failures.incrementAndGet() <= times) {
            throw new GenerationException("failure " + failures);
          }
          return descending(items);
        });
  }

  @Test
  void aNewRunFindsWhatWasPaidFor() {
    Path file = folder.resolve("calls.jsonl");
    List<TeacherAnswer> first = askAll(file, 30);
    assertThat(calls).hasValue(30);
    assertThat(askAll(file, 40).subList(0, 30)).isEqualTo(first);
    assertThat(calls).hasValue(40);
  }

  private List<TeacherAnswer> askAll(Path file, int questions) {
    try (CallLedger ledger = CallLedger.open(file)) {
      CarefulTeacher teacher =
          new CarefulTeacher(saying(CarefulTeacherTest::descending), ledger, retries, 7);
      return IntStream.range(0, questions)
          .mapToObj(q -> teacher.rank("question " + q, ITEMS))
          .toList();
    }
  }

  @Test
  void manyThreadsMakeOneCallForOneQuestion() {
    CarefulTeacher teacher = careful(saying(CarefulTeacherTest::descending), 1);
    try (ExecutorService executor = Executors.newFixedThreadPool(7)) {
      Workers.of(executor, 8).run(4_000, q -> teacher.rank("question " + q % 10, ITEMS));
    }
    assertThat(teacher.counts()).isEqualTo(new TeacherCounts(10, 0, 0, 3_990, 20));
  }

  @Test
  void anInterruptEndsTheWait() {
    Retries long_ = new Retries(4, Duration.ofHours(1), Thread::sleep);
    CarefulTeacher teacher = new CarefulTeacher(failing(9), CallLedger.inMemory(), long_, 1);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> teacher.rank("question", ITEMS));
    assertThat(calls).hasValue(0);
    assertThat(Thread.interrupted()).isTrue();
    Thread me = Thread.currentThread();
    CarefulTeacher slow =
        new CarefulTeacher(
            saying(
                items -> {
                  me.interrupt(); // arrives before the wait
                  throw new GenerationException("busy");
                }),
            CallLedger.inMemory(),
            long_,
            1);
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(() -> slow.rank("question", ITEMS));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(slow.counts().failures()).isEqualTo(1);
  }

  @Test
  void twoItemsAreTheFewest() {
    CarefulTeacher teacher = careful(saying(CarefulTeacherTest::descending), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> teacher.rank("question", ITEMS.subList(0, 1)))
        .withMessageContaining("got 1");
  }

  private CarefulTeacher careful(PreferenceTeacher teacher, long seed) {
    return new CarefulTeacher(teacher, CallLedger.inMemory(), retries, seed);
  }
}
