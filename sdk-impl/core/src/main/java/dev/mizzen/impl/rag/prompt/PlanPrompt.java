package dev.mizzen.impl.rag.prompt;

import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks a model what to search: the parts of a question, or what comes next. Lines are asked for,
 * not JSON: every model can write them, and what is cut off spoils one line alone.
 */
public final class PlanPrompt {
  /** What a model is to write when the passages suffice. */
  private static final String ENOUGH = "ENOUGH";

  /** Small models write the instruction, too. */
  private static final Pattern IS_ENOUGH =
      Pattern.compile("(?i)(?:write\\s+)?" + ENOUGH + "[\\p{P}\\s]*");

  /** What rules, example and marks of a prompt take beside question, searches and passages. */
  public static final int AROUND = 320;

  private static final int PARTS_TOKENS = 128;
  private static final int NEXT_TOKENS = 64;

  private static final String SPLIT =
      "Split the user's question into the simple questions that have to be answered for it, one to"
          + " a line, at most "
          + SearchLines.MOST
          + ". Write names in full, and describe what is not known yet, so that each line can be"
          + " understood by itself. If the question is simple already, repeat it. Write nothing"
          + " else.";

  /** Small models follow one example better than any rule. */
  private static final String EXAMPLE =
      "Which river flows through the town where the painter of The Blue Mill was born?";

  private static final String EXAMPLE_NAME = "blue mill";

  private static final String EXAMPLE_PARTS =
      """
      Who painted The Blue Mill?
      Where was the painter of The Blue Mill born?
      Which river flows through the birthplace of the painter of The Blue Mill?\
      """;

  private static final String RULES =
      "You find out what has to be searched to answer a question.\n";

  private static final String TASK =
      "If the passages answer the question, write "
          + ENOUGH
          + ". If not, write the one question that has to be searched next, in one line, with the"
          + " names that the passages tell. Write nothing else.";

  private PlanPrompt() {}

  /**
   * Asks for the parts of {@code question}. After earlier turns a model may have written it, so it
   * is shown as harmless as a passage.
   */
  public static Prompt parts(String question) {
    return prompt(
        List.of(
            Message.of(Speaker.SYSTEM, SPLIT),
            Message.of(Speaker.USER, EXAMPLE),
            Message.of(Speaker.ASSISTANT, EXAMPLE_PARTS),
            Message.of(Speaker.USER, Fence.oneLine(question))),
        PARTS_TOKENS);
  }

  /**
   * Asks for the next search.
   *
   * @param question harmless or not, as in {@link #parts}
   * @param searched so far; a model may have taken them from passages, so they are data, too
   * @param passages found so far, best first
   * @param word of the fence, new for every prompt
   * @throws IllegalArgumentException if the word is not letters and digits
   */
  public static Prompt next(
      String question, List<String> searched, List<Passage> passages, String word) {
    Fence fence = new Fence(word);
    StringBuilder asked = new StringBuilder(fence.around(passages));
    asked.append("Question: ").append(Fence.oneLine(question)).append("\n\nSearched so far:\n");
    searched.forEach(words -> asked.append("- ").append(Fence.oneLine(words)).append('\n'));
    return prompt(
        List.of(
            Message.of(Speaker.SYSTEM, RULES + fence.rule()),
            Message.of(Speaker.USER, asked + "\n" + TASK)),
        NEXT_TOKENS);
  }

  /** Whether a reply says, in a line of its own, that the passages suffice. */
  public static boolean isEnough(String reply) {
    return reply.lines().anyMatch(line -> IS_ENOUGH.matcher(SearchLines.bare(line)).matches());
  }

  /** Whether {@code line} is about the example, which small models repeat, and not the question. */
  public static boolean isExample(String line, String question) {
    return isExample(line) && !isExample(question);
  }

  private static boolean isExample(String text) {
    return text.toLowerCase(Locale.ROOT).contains(EXAMPLE_NAME);
  }

  private static Prompt prompt(List<Message> messages, int tokens) {
    // No line break as a stop: templates may leave one to the model, and then that is all it says.
    return new Prompt(messages, tokens, 0, List.of(), Optional.empty(), 0);
  }
}
