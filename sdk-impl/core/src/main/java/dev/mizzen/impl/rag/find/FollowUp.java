package dev.mizzen.impl.rag.find;

import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.rag.Question;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Searches with what earlier turns make of a question. The question itself stays as it was asked:
 * what is read and written for does not change.
 */
public final class FollowUp implements EvidenceFinder {
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "\\b(it|its|he|him|his|she|her|hers|they|them|their|theirs|this|that|these|those|there"
              + "|then|one|ones|former|latter|same|else|also|too|so)\\b");
  private static final int SHORT = 4;

  private final EvidenceFinder finder;
  private final BiFunction<Question, Deadline, Rewritten> rewriter;

  /**
   * What to search in place of a question.
   *
   * @param words of the search
   * @param usage what a language model took for them
   */
  public record Rewritten(String words, Usage usage) {}

  /**
   * In front of another finder.
   *
   * @param rewriter makes the words of a search of a question with earlier turns
   */
  public FollowUp(EvidenceFinder finder, BiFunction<Question, Deadline, Rewritten> rewriter) {
    this.finder = finder;
    this.rewriter = rewriter;
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    if (question.conversation().isEmpty()) {
      return finder.find(question, deadline);
    }
    Rewritten rewritten = rewriter.apply(question, deadline);
    return finder.find(withWords(rewritten.words(), question), deadline).after(rewritten.usage());
  }

  /**
   * Without a model: the question, and behind it the last turn's question and short answers' names,
   * if it points back or is too short to stand alone.
   */
  public static Rewritten withEarlierWords(Question question, Deadline deadline) {
    return new Rewritten(withEarlierWords(question), Usage.NONE);
  }

  /** Other words, under the same filter, without earlier turns. */
  public static Question withWords(String words, Question question) {
    return new Question(
        words, question.contents(), List.of(), question.filter(), question.timeout());
  }

  private static String withEarlierWords(Question question) {
    String text = question.text();
    boolean pointsBack = POINTS_BACK.matcher(text.toLowerCase(Locale.ROOT)).find();
    if (!pointsBack && text.strip().split("\\s+").length > SHORT) {
      return text;
    }
    Question.Turn last = question.conversation().getLast();
    return text + " " + last.question() + " " + String.join(" ", Names.of(last.answer()));
  }
}
