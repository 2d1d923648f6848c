package dev.mizzen.impl.train.preference;

import dev.mizzen.ProgressListener;
import dev.mizzen.error.CancelledException;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Groups by a student's present scores, in the order of a teacher. Texts are drawn at random with
 * repetition. Scores are computed for a few texts at a time against all items, one dense product,
 * and not kept. For one thread, which lets several ask the teacher.
 */
final class GroupLabeller {
  private static final int TEXTS_AT_ONCE = 16;

  private final PreferenceData data;
  private final GroupSampler sampler;
  private final PreferenceTeacher teacher;
  private final Dense dense;
  private final Workers calls;
  private final long seed;

  /**
   * @param calls how many threads ask the teacher
   */
  GroupLabeller(
      PreferenceData data,
      GroupSampler sampler,
      PreferenceTeacher teacher,
      KernelBackend backend,
      Workers calls,
      long seed) {
    this.data = data;
    this.sampler = sampler;
    this.teacher = teacher;
    this.dense = new Dense(backend.dense(Workers.caller()));
    this.calls = calls;
    this.seed = seed;
  }

  /** A text and the items that the teacher is to order. */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  private record Question(int text, int[] items) {}

  /**
   * Draws {@code count} groups and has them ordered; those whose answer is refused are left out.
   *
   * @param cycle from 0; decides the draw, with the seed and the student
   */
  List<PreferenceGroup> label(Student student, int count, int cycle, ProgressListener listener) {
    List<Question> questions = draw(student, count, cycle);
    @Nullable PreferenceGroup[] groups = new PreferenceGroup[count];
    Object turn = new Object();
    int[] done = {0};
    calls.run(
        count,
        q -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("labelling was interrupted in cycle " + cycle);
          }
          groups[q] = ask(questions.get(q));
          synchronized (turn) {
            listener.onProgress("label", ++done[0], count);
          }
        });
    return Arrays.stream(groups).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private @Nullable PreferenceGroup ask(Question question) {
    List<PreferenceItem> items = new ArrayList<>();
    for (int item : question.items()) {
      items.add(data.items().get(item));
    }
    TeacherAnswer answer = teacher.rank(data.texts().get(question.text()), items);
    if (answer.order().size() != items.size()) {
      return null;
    }
    List<Integer> ordered = answer.order().stream().map(i -> question.items()[i]).toList();
    return new PreferenceGroup(question.text(), ordered);
  }

  private List<Question> draw(Student student, int count, int cycle) {
    int items = data.items().size();
    int columns = student.dimension();
    float[] unit = new float[Math.multiplyExact(items, columns)];
    student.project(data.itemVectors(), items, unit);
    RandomGenerator random = Randomness.of(seed, cycle);
    float[] texts = new float[TEXTS_AT_ONCE * columns];
    float[] scores = new float[Math.multiplyExact(TEXTS_AT_ONCE, items)];
    List<Question> questions = new ArrayList<>();
    for (int from = 0; from < count; from += TEXTS_AT_ONCE) {
      int[] drawn = new int[Math.min(TEXTS_AT_ONCE, count - from)];
      for (int t = 0; t < drawn.length; t++) {
        drawn[t] = random.nextInt(data.texts().size());
        System.arraycopy(data.textVectors(), drawn[t] * columns, texts, t * columns, columns);
      }
      dense.rowGradient(texts, drawn.length, unit, items, columns, false, scores);
      for (int t = 0; t < drawn.length; t++) {
        float[] own = Arrays.copyOfRange(scores, t * items, (t + 1) * items);
        questions.add(new Question(drawn[t], sampler.sample(own, random)));
      }
    }
    return questions;
  }
}
