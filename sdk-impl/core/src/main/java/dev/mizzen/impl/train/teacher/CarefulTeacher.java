package dev.mizzen.impl.train.teacher;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.train.preference.PreferenceItem;
import dev.mizzen.train.preference.PreferenceTeacher;
import dev.mizzen.train.preference.TeacherAnswer;
import dev.mizzen.train.preference.TeacherCounts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * A teacher behind the precautions that every teacher needs: items are presented in an order that
 * question and seed decide, and answers brought back to the caller's; calls that fail are repeated;
 * each call is in a ledger, and what is in the ledger is not called for again. Two threads with the
 * same question make one call.
 *
 * <p>Interrupted threads get a {@link CancelledException}; what was answered before stays in the
 * ledger. Safe for use by many threads.
 */
public final class CarefulTeacher implements PreferenceTeacher {
  private final PreferenceTeacher teacher;
  private final CallLedger ledger;
  private final Retries retries;
  private final long seed;
  private final ConcurrentMap<String, CompletableFuture<TeacherAnswer>> asked =
      new ConcurrentHashMap<>();

  /**
   * Takes precautions with {@code teacher}.
   *
   * @param ledger of all calls, which stays the caller's
   * @param seed of the orders of presentation
   */
  public CarefulTeacher(PreferenceTeacher teacher, CallLedger ledger, Retries retries, long seed) {
    this.teacher = teacher;
    this.ledger = ledger;
    this.retries = retries;
    this.seed = seed;
  }

  @Override
  public String id() {
    return teacher.id();
  }

  /** What the ledger says by now. */
  public TeacherCounts counts() {
    return ledger.counts();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are fewer than two items
   */
  @Override
  public TeacherAnswer rank(String text, List<PreferenceItem> items) {
    if (items.size() < 2) {
      throw new IllegalArgumentException("a ranking needs at least 2 items, got " + items.size());
    }
    return ask("rank", text, items, presented -> teacher.rank(text, presented));
  }

  @Override
  public TeacherAnswer prefer(String text, PreferenceItem a, PreferenceItem b) {
    return ask(
        "prefer",
        text,
        List.of(a, b),
        presented -> teacher.prefer(text, presented.get(0), presented.get(1)));
  }

  private TeacherAnswer ask(
      String kind,
      String text,
      List<PreferenceItem> items,
      Function<List<PreferenceItem>, TeacherAnswer> question) {
    QuestionKey key = QuestionKey.of(teacher.id(), kind, text, items, seed);
    CompletableFuture<TeacherAnswer> mine = new CompletableFuture<>();
    CompletableFuture<TeacherAnswer> other = asked.putIfAbsent(key.hex(), mine);
    if (other != null) {
      await(other);
      return ask(kind, text, items, question); // from the ledger, unless the other thread failed
    }
    try {
      return ledger.find(key.hex()).orElseGet(() -> call(key, items, question));
    } finally {
      asked.remove(key.hex());
      mine.cancel(false);
    }
  }

  private TeacherAnswer call(
      QuestionKey key,
      List<PreferenceItem> items,
      Function<List<PreferenceItem>, TeacherAnswer> question) {
    Shuffle shuffle = Shuffle.of(items.size(), key.seed());
    TeacherAnswer said =
        retries.call(() -> question.apply(shuffle.present(items)), failure -> note(key, failure));
    boolean useful = said.order().size() == items.size();
    List<Integer> order = useful ? shuffle.back(said.order()) : List.of();
    TeacherAnswer answer = new TeacherAnswer(order, said.text(), said.cost());
    ledger.answered(key.hex(), answer);
    return answer;
  }

  private void note(QuestionKey key, GenerationException failure) {
    ledger.failed(key.hex(), Optional.ofNullable(failure.getMessage()).orElse(""));
  }

  private static void await(CompletableFuture<TeacherAnswer> other) {
    try {
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("asking the teacher was interrupted", e);
    } catch (ExecutionException | java.util.concurrent.CancellationException e) {
      // The other thread is done; what came of it is in the ledger.
    }
  }
}
