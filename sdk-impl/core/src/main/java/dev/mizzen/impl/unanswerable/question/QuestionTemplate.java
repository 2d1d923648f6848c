package dev.mizzen.impl.unanswerable.question;

import dev.mizzen.eval.unanswerable.Recipe;
import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * One way to ask for questions about a context (arXiv:2510.11956, step III.5): templates d1 to d5,
 * and each form of d6.
 *
 * @param recipe its name and arguments
 * @param asked what is particular to it
 * @param single whether it asks for one question, whatever the number wanted
 */
public record QuestionTemplate(Recipe recipe, String asked, boolean single) {
  /** How many templates there are, all forms of d6 taken as one. */
  private static final int KINDS = 6;

  private static final String RULES =
      """
      You write questions for an examination from numbered articles.
      Every question must keep to these rules:
      - No article may be left out: whoever lacks one of them cannot answer.
      - The question does not show that several articles or steps are needed.
      - The reader sees the question alone. Name people, places, things and times; never write \
      "the text", "the article" or "according to".
      - The answer follows from the articles, is complete, and has no word too many.
      Reply with one JSON object and a line of equals signs, and nothing else:
      """;

  private static final List<QuestionTemplate> PLAIN =
      List.of(
          plain("d1", "Vary what the questions ask for. Each draws on all the articles.", false),
          plain(
              "d2",
              "Vary what the questions ask for. Each draws on all the articles and takes several"
                  + " hops: what one article says leads to what has to be looked up in another.",
              false),
          plain(
              "d3",
              "Ask as somebody who does not know the subject and wants to find out, about what"
                  + " only all the articles together tell.",
              false),
          plain(
              "d4",
              "The question takes several hops, from one article to the next through all of them."
                  + " Its answer is a single word or name.",
              true),
          plain(
              "d5",
              "The question takes several hops, from one article to the next through all of them."
                  + " Its answer is one sentence.",
              true));

  private static final List<Form> FORMS = Form.all();

  private static QuestionTemplate plain(String name, String asked, boolean single) {
    return new QuestionTemplate(new Recipe(name, Map.of()), asked, single);
  }

  /** All 170: d1 to d5, and the 165 forms of d6. */
  public static List<QuestionTemplate> all() {
    List<QuestionTemplate> all = new ArrayList<>(PLAIN);
    FORMS.forEach(form -> all.add(of(form)));
    return all;
  }

  /** One of the six at random, and for d6 one of its forms. */
  public static QuestionTemplate draw(Random random) {
    int kind = random.nextInt(KINDS);
    return kind < PLAIN.size() ? PLAIN.get(kind) : of(FORMS.get(random.nextInt(FORMS.size())));
  }

  private static QuestionTemplate of(Form form) {
    return new QuestionTemplate(form.recipe(), form.asked(), false);
  }

  /**
   * The prompt.
   *
   * @param context the articles
   * @param count of questions, at least 1
   * @param tokens of the reply, at most
   */
  public Prompt prompt(String context, int count, int tokens) {
    int wanted = single ? 1 : count;
    String questions = wanted == 1 ? "1 question" : wanted + " different questions";
    String task = String.format(Locale.ROOT, "%s\n\nWrite %s. %s", context, questions, asked);
    return Prompts.of(RULES + form(wanted), task, tokens);
  }

  private static String form(int count) {
    StringBuilder form = new StringBuilder("{");
    for (int number = 1; number <= count; number++) {
      form.append(number == 1 ? "" : ", ")
          .append(String.format(Locale.ROOT, "\"q%1$d\": \"…\", \"a%1$d\": \"…\"", number));
    }
    return form.append("}\n").append(Prompts.END).toString();
  }
}
