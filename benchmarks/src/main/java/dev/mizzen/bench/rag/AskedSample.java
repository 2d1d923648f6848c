package dev.mizzen.bench.rag;

import dev.mizzen.Document;
import dev.mizzen.rag.CalibrationQuestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A seeded choice of questions, small enough for a language model on a processor: half of them
 * answerable, a quarter whose whole article is not in the index, a quarter adversarial. Half of the
 * articles calibrate, as in {@link SquadSplit}; two of each half are left out of the index.
 *
 * @param index what the pipelines search
 * @param calibration questions of the calibration articles, of both kinds
 * @param questions of the test articles, with the kind of each
 */
public record AskedSample(
    List<Document> index,
    List<CalibrationQuestion> calibration,
    Map<SquadData.Item, Kind> questions) {
  private static final int REMOVED = 2;
  private static final int CALIBRATION = 150;

  /** Why a question has an answer in the index, or none. */
  public enum Kind {
    /** Its paragraph is there and answers it. */
    ANSWERABLE,
    /** Its whole article is not there. */
    REMOVED,
    /** Its paragraph is there and does not answer it, though it looks so. */
    ADVERSARIAL
  }

  /** Copies. */
  public AskedSample {
    index = List.copyOf(index);
    calibration = List.copyOf(calibration);
    questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
  }

  /**
   * Chooses {@code count} questions.
   *
   * @throws IllegalArgumentException if fewer than 4 are asked for, or there are not enough
   */
  public static AskedSample of(SquadData data, long seed, int count) {
    if (count < 4) {
      throw new IllegalArgumentException("--questions must be at least 4, got " + count);
    }
    Random random = new Random(seed);
    List<String> articles = new ArrayList<>(data.articles());
    Collections.shuffle(articles, random);
    List<String> learned = articles.subList(0, articles.size() / 2);
    List<String> tested = articles.subList(articles.size() / 2, articles.size());
    Set<String> removed = new HashSet<>(lastOf(learned));
    removed.addAll(lastOf(tested));
    Choice choice = new Choice(data, random, removed);
    List<CalibrationQuestion> calibration = new ArrayList<>();
    choice
        .of(Kind.ANSWERABLE, learned, CALIBRATION)
        .forEach(item -> calibration.add(CalibrationQuestion.answerable(item.text())));
    choice
        .of(Kind.REMOVED, learned, CALIBRATION)
        .forEach(item -> calibration.add(CalibrationQuestion.unanswerable(item.text())));
    Map<SquadData.Item, Kind> questions = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      int of = kind == Kind.ANSWERABLE ? count - 2 * (count / 4) : count / 4;
      List<SquadData.Item> items = choice.of(kind, tested, of);
      if (items.size() < of) {
        throw new IllegalArgumentException(
            "there are " + items.size() + " questions of kind " + kind + ", asked for " + of);
      }
      items.forEach(item -> questions.put(item, kind));
    }
    return new AskedSample(
        data.paragraphs().stream().filter(p -> !removed.contains(p.title())).toList(),
        calibration,
        questions);
  }

  private static List<String> lastOf(List<String> articles) {
    return articles.subList(Math.max(1, articles.size() - REMOVED), articles.size());
  }

  private record Choice(SquadData data, Random random, Set<String> removed) {
    List<SquadData.Item> of(Kind kind, List<String> articles, int most) {
      Predicate<SquadData.Item> fits =
          item ->
              articles.contains(item.article())
                  && item.answerable() == (kind != Kind.ADVERSARIAL)
                  && removed.contains(item.article()) == (kind == Kind.REMOVED);
      List<SquadData.Item> items = new ArrayList<>(data.questions());
      items.removeIf(fits.negate());
      Collections.shuffle(items, random);
      return items.subList(0, Math.min(most, items.size()));
    }
  }
}
