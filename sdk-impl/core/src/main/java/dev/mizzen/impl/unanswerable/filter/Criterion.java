package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.QualityScores;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a judge scores of a question (arXiv:2510.11956, step V.2). */
public enum Criterion {
  /** Whether the articles are enough. */
  SUFFICIENCY(
      QualityScores.MOST,
      """
      how far the articles are enough to answer the question.
      0: they do not answer it.
      1: they answer part of it, or leave a doubt.
      2: they answer it in full.
      """),

  /** Whether the articles are needed. */
  NECESSITY(
      QualityScores.MOST_NECESSITY,
      """
      how much the question needs the articles.
      0: it can be answered without them, from what everybody knows or from its own words.
      1: without them an answer would be incomplete.
      2: it needs them, but some of them are enough.
      3: it needs every one of them.
      """),

  /** Whether the answer follows. */
  CORRECTNESS(
      QualityScores.MOST,
      """
      whether the answer is right by the articles.
      0: it is wrong, or they do not support it.
      1: it is right in part.
      2: it is right in full.
      """),

  /** Whether there is another answer. */
  UNIQUENESS(
      QualityScores.MOST,
      """
      whether the answer is the only one by the articles.
      0: several different answers are as good.
      1: another answer could be defended.
      2: no other answer is right, but for its wording.
      """);

  private static final int TOKENS = 600;

  private static final Pattern SCORE =
      Pattern.compile("\\[\\s*SCORE\\s*][\\s:*]*\\[{0,2}\\s*(\\d{1,9})", Pattern.CASE_INSENSITIVE);

  private static final Pattern BRACKETS = Pattern.compile("\\[\\[?\\s*(\\d{1,9})\\s*]");

  private final int most;
  private final String rubric;

  Criterion(int most, String rubric) {
    this.most = most;
    this.rubric = rubric;
  }

  /**
   * Asks for the score.
   *
   * @param context the articles; may be empty
   */
  public Prompt prompt(String question, String answer, String context) {
    String rules =
        String.format(
            Locale.ROOT,
            """
            You judge a question that was made from numbered articles. Score %sReply in this form, \
            the score in double brackets:
            [EXPLAIN] why, in one to three sentences [SCORE] [[0]]%s
            """,
            rubric,
            Prompts.END);
    String asked =
        String.format(
            Locale.ROOT,
            "%s\n\nQuestion: %s\nAnswer: %s",
            context.isEmpty() ? "There are no articles." : context,
            question,
            answer);
    return Prompts.of(rules, asked, TOKENS);
  }

  /** The score in a reply; empty if there is none in the rubric's range. */
  public OptionalInt read(String reply) {
    Matcher score = SCORE.matcher(reply);
    if (score.find()) {
      return inRange(score.group(1));
    }
    int stop = reply.indexOf(Prompts.END);
    Matcher brackets = BRACKETS.matcher(stop < 0 ? reply : reply.substring(0, stop));
    OptionalInt last = OptionalInt.empty();
    while (brackets.find()) {
      last = inRange(brackets.group(1));
    }
    return last;
  }

  private OptionalInt inRange(String digits) {
    int score = Integer.parseInt(digits);
    return score <= most ? OptionalInt.of(score) : OptionalInt.empty();
  }
}
