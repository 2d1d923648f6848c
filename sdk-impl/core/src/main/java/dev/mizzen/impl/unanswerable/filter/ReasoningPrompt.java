package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.Reasoning;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for a chain of thought with all of the context, and how many hops it has (arXiv:2510.11956,
 * step V.1).
 */
public final class ReasoningPrompt {
  private static final int TOKENS = 1500;
  private static final int MOST_HOPS = 99;

  private static final String RULES =
      """
      You answer a question from numbered articles, step by step. Behind each step stands what it \
      rests on: the article's number, and its words in quotation marks, copied letter for letter. \
      Then give the answer alone, and count the hops: a hop is a step that brings in a new piece \
      of information from another article, paragraph or sentence.
      Reply in this form:
      Rationale: the steps with their quotes
      The answer is: the answer
      Number of hops: a whole number
      =====
      """;

  private static final String EXAMPLE =
      """
      Article 1: The mill at Ruhla was built by Anna Weiss.

      Article 2: Weiss, born in Gotha, later ran a school.

      Question: In which town was the builder of the mill at Ruhla born?

      Rationale: The builder is Anna Weiss (Article 1: "was built by Anna Weiss"). She was born in \
      Gotha (Article 2: "Weiss, born in Gotha").
      The answer is: Gotha
      Number of hops: 2
      =====

      """;

  private static final Pattern HOPS =
      Pattern.compile(
          "\\**number\\s+of\\s+hops[*\\s]*(?:is|:|=)?[*\\s:\\[(]*(\\d{1,9})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ANSWER =
      Pattern.compile("\\**the\\s+answer\\s+is[*\\s]*:?[*\\s]*", Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL =
      Pattern.compile("^[*\\s]*rationale[*\\s]*:?[*\\s]*", Pattern.CASE_INSENSITIVE);

  private ReasoningPrompt() {}

  /** The prompt. */
  public static Prompt of(String question, String context) {
    String asked =
        String.format(
            Locale.ROOT,
            "An example:\n\n%sYour turn:\n\n%s\n\nQuestion: %s",
            EXAMPLE,
            context,
            question);
    return Prompts.of(RULES, asked, TOKENS);
  }

  /** What a reply holds; without a number of hops that can be read, they are unknown. */
  public static Reasoning read(String reply) {
    int stop = reply.indexOf(Prompts.END);
    String said = stop < 0 ? reply : reply.substring(0, stop);
    Matcher hops = HOPS.matcher(said);
    int count = Reasoning.UNKNOWN;
    int end = said.length();
    while (hops.find()) {
      int number = Integer.parseInt(hops.group(1));
      count = number <= MOST_HOPS ? number : Reasoning.UNKNOWN;
      end = hops.start();
    }
    return parts(said.substring(0, end), count);
  }

  private static Reasoning parts(String said, int hops) {
    Matcher label = ANSWER.matcher(said);
    int before = said.length();
    int behind = said.length();
    while (label.find()) {
      before = label.start();
      behind = label.end();
    }
    String rationale = LABEL.matcher(said.substring(0, before)).replaceFirst("").strip();
    return new Reasoning(rationale, said.substring(behind).strip(), hops);
  }
}
