package dev.mizzen.impl.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.train.teacher.CallLedger;
import dev.mizzen.impl.train.teacher.CarefulTeacher;
import dev.mizzen.impl.train.teacher.Retries;
import dev.mizzen.kernels.Workers;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceReport;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceTrainingTest {
  private static final PreferenceData DATA = SmallData.of(30, 300, 1);
  private static final Retries ONCE = new Retries(1, Duration.ZERO, time -> {});
  private static final StepPlan STEPS = new StepPlan(2, 50, 1, 0.1, 1, 1, 0, 1, 1, false);
  private static final int CYCLES = 6;
  private static final int GROUPS = 100;

  @TempDir Path folder;

  private static PreferenceTraining training(CyclePlan plan, Workers calls) {
    GroupSampler sampler = GroupSampler.binned(ScoreBins.standard());
    return new PreferenceTraining(DATA, sampler, plan, STEPS, Kernels.BACKEND, calls, 11);
  }

  private static CyclePlan plan(boolean resample, boolean keepBest) {
    return new CyclePlan(CYCLES, GROUPS, 5, resample, keepBest);
  }

  private static PreferenceReport train(Student student, PreferenceTeacher teacher) {
    return training(plan(true, false), Workers.caller())
        .train(student, teacher, ProgressListener.NONE);
  }

  @Test
  void aStudentLearnsAndTextsStay() {
    float[] texts = DATA.textVectors().clone();
    float[] items = DATA.itemVectors().clone();
    Student student = SmallData.student(2);
    List<PreferenceGroup> unseen = ordered(SmallData.groups(DATA, 300, 5, 99));
    double before = accuracy(student, unseen);
    PreferenceReport report = train(student, SmallData.teacher(DATA));
    assertThat(accuracy(student, unseen)).isGreaterThan(before + 0.05);
    assertThat(report.cycles()).hasSize(CYCLES);
    assertThat(report.kept()).isEqualTo(CYCLES - 1);
    assertThat(report.cycles().getFirst().labelled()).isEqualTo(GROUPS);
    assertThat(report.cycles().getFirst().steps()).isEqualTo(4); // 80 groups, 50 to a batch, twice
    assertThat(student.head().foldable()).isTrue();
    assertThat(DATA.textVectors()).containsExactly(texts);
    assertThat(DATA.itemVectors()).containsExactly(items);
  }

  private static double accuracy(Student student, List<PreferenceGroup> groups) {
    return GroupScores.of(DATA, student, groups, Kernels.BRADLEY_TERRY, 1).accuracy();
  }

  private static List<PreferenceGroup> ordered(List<PreferenceGroup> groups) {
    PreferenceTeacher teacher = SmallData.teacher(DATA);
    return groups.stream()
        .map(
            group -> {
              List<PreferenceItem> items =
                  group.items().stream().map(i -> DATA.items().get(i)).toList();
              List<Integer> order =
                  teacher.rank(DATA.texts().get(group.text()), items).order().stream()
                      .map(i -> group.items().get(i))
                      .toList();
              return new PreferenceGroup(group.text(), order);
            })
        .toList();
  }

  @Test
  void threadsChangeNothing() {
    Student alone = SmallData.student(2);
    PreferenceReport expected = train(alone, SmallData.teacher(DATA));
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Student many = SmallData.student(2);
      PreferenceReport report =
          training(plan(true, false), Workers.of(executor, 4))
              .train(many, SmallData.teacher(DATA), ProgressListener.NONE);
      assertThat(report).isEqualTo(expected);
      assertThat(many.weights().getFirst()).containsExactly(alone.weights().getFirst());
    }
  }

  /** Wherever a run ends, the next one goes the same way and pays only for the rest. */
  @Test
  void aRunThatBeginsAgainPaysForNothingTwice() {
    Student whole = SmallData.student(2);
    PreferenceReport expected = train(whole, careful(CallLedger.inMemory(), Integer.MAX_VALUE));
    Path file = folder.resolve("calls.jsonl");
    for (int paid : new int[] {0, 1, 250, 333}) {
      try (CallLedger ledger = CallLedger.open(file)) {
        assertThatExceptionOfType(GenerationException.class)
            .isThrownBy(() -> train(SmallData.student(2), careful(ledger, paid)));
      }
    }
    try (CallLedger ledger = CallLedger.open(file)) {
      int left = CYCLES * GROUPS - 1 - 250 - 333;
      Student again = SmallData.student(2);
      assertThat(train(again, careful(ledger, left))).isEqualTo(expected);
      assertThat(again.weights().getFirst()).containsExactly(whole.weights().getFirst());
      assertThat(ledger.counts().calls() - ledger.counts().failures()).isEqualTo(CYCLES * GROUPS);
    }
  }

  /** A teacher whose budget ends after so many answers. */
  private static PreferenceTeacher careful(CallLedger ledger, int budget) {
    AtomicInteger answered = new AtomicInteger();
    PreferenceTeacher limited =
        new PreferenceTeacher() {
          @Override
          public String id() {
            return "limited";
          }

          @Override
          public TeacherAnswer rank(String text, List<PreferenceItem> items) {
            if (answered.incrementAndGet() > budget) {
              throw new GenerationException("no money left");
            }
            return SmallData.teacher(DATA).rank(text, items);
          }
        };
    return new CarefulTeacher(limited, ledger, ONCE, 3);
  }

  @Test
  void groupsWithRefusedAnswersAreLeftOut() {
    AtomicInteger asked = new AtomicInteger();
    PreferenceTeacher moody =
        new PreferenceTeacher() {
          @Override
          public String id() {
            return "moody";
          }

          @Override
          public TeacherAnswer rank(String text, List<PreferenceItem> items) {
            return asked.incrementAndGet() % 4 == 0
                ? TeacherAnswer.ranking("no", items.size(), 1)
                : SmallData.teacher(DATA).rank(text, items);
          }
        };
    PreferenceReport.Cycle first = train(SmallData.student(2), moody).cycles().getFirst();
    assertThat(first.labelled()).isEqualTo(75);
    assertThat(first.refused()).isEqualTo(25);
  }

  @Test
  void withoutResamplingTheTeacherIsAskedOnce() {
    CallLedger ledger = CallLedger.inMemory();
    training(plan(false, false), Workers.caller())
        .train(SmallData.student(2), careful(ledger, Integer.MAX_VALUE), ProgressListener.NONE);
    assertThat(ledger.counts().calls()).isEqualTo(GROUPS);
  }

  @Test
  void theBestCycleCanBeKept() {
    Student student = SmallData.student(2);
    PreferenceTeacher unsure = new PreferenceTeacher() { // after two cycles it says the contrary
          private final AtomicInteger asked = new AtomicInteger();

          @Override
          public String id() {
            return "unsure";
          }

          @Override
          public TeacherAnswer rank(String text, List<PreferenceItem> items) {
            TeacherAnswer answer = SmallData.teacher(DATA).rank(text, items);
            return asked.incrementAndGet() <= 5 * GROUPS
                ? answer
                : TeacherAnswer.of(answer.order().reversed(), 1);
          }
        };
    PreferenceReport report =
        training(plan(true, true), Workers.caller()).train(student, unsure, ProgressListener.NONE);
    assertThat(report.kept()).isBetween(1, 4);
    Student untilThen = SmallData.student(2);
    training(new CyclePlan(report.kept() + 1, GROUPS, 5, true, false), Workers.caller())
        .train(untilThen, SmallData.teacher(DATA), ProgressListener.NONE);
    assertThat(student.weights().getFirst()).containsExactly(untilThen.weights().getFirst());
  }

  @Test
  void anInterruptEndsTheTraining() {
    Set<Long> done = new HashSet<>();
    assertThatExceptionOfType(CancelledException.class)
        .isThrownBy(
            () ->
                training(plan(true, false), Workers.caller())
                    .train(
                        SmallData.student(2),
                        SmallData.teacher(DATA),
                        (phase, at, total) -> {
                          done.add(at);
                          if (phase.equals("label") && at == 40) {
                            Thread.currentThread().interrupt();
                          }
                        }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).hasSize(40);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Student narrow =
        new Student(Network.linear(new float[9], 3, 3), Kernels.BACKEND, Workers.caller());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(narrow, SmallData.teacher(DATA)))
        .withMessageContainingAll("3", "9", "6");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PreferenceTraining(
                    SmallData.of(2, 4, 1),
                    GroupSampler.random(5),
                    CyclePlan.standard(),
                    STEPS,
                    Kernels.BACKEND,
                    Workers.caller(),
                    1))
        .withMessageContainingAll("5", "4");
    assertThatIllegalArgumentException().isThrownBy(() -> new CyclePlan(1, 1, 0, true, true));
    assertThatIllegalArgumentException().isThrownBy(() -> STEPS.temperature(0));
  }
}
