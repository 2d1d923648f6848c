package dev.mizzen.impl.rag.prompt;

import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.rag.Question.Turn;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prompt that asks for an answer with quotes. Passages stand between the lines of a {@link
 * Fence} in the user's message, never in the system's, which says that what stands there is data.
 */
public final class AnswerPrompt {
  /** What a model is to write when the passages do not hold the answer. */
  public static final String NO_ANSWER = "NO ANSWER";

  private static final Pattern FENCE_LINE =
      Pattern.compile("<(passage (?:NUMBER|\\d+)|/passage) [0-9A-Za-z]+>");

  private static final String RULES = "You answer questions from passages and from nothing else.\n";

  /** Stands behind the passages, since small models forget what stood before a long text. */
  private static final String TASK =
      "Answer briefly. Behind every sentence of the answer, give the words of a passage that prove"
          + " it, copied letter for letter, as [NUMBER: \"words\"]. If the passages do not hold the"
          + " answer, write "
          + NO_ANSWER
          + " and nothing else.";

  private static final Pattern REPEATED_FENCE =
      Pattern.compile("(?m)^\\h*</?passage[^>\\n]*>\\h*$");

  private AnswerPrompt() {}

  /**
   * The prompt.
   *
   * @param question in the user's words
   * @param turns earlier ones, oldest first
   * @param passages in the order in which they are shown
   * @param word of the fence, new for every prompt
   * @param maxTokens of the answer
   * @throws IllegalArgumentException if the word is not letters and digits
   */
  public static Prompt of(
      String question, List<Turn> turns, List<Passage> passages, String word, int maxTokens) {
    Fence fence = new Fence(word);
    List<Message> messages = new ArrayList<>();
    messages.add(Message.of(Speaker.SYSTEM, RULES + fence.rule()));
    for (Turn turn : turns) {
      messages.add(Message.of(Speaker.USER, turn.question()));
      messages.add(Message.of(Speaker.ASSISTANT, turn.answer()));
    }
    messages.add(
        Message.of(Speaker.USER, fence.around(passages) + "Question: " + question + "\n\n" + TASK));
    return new Prompt(messages, maxTokens, 0, List.of(), Optional.empty(), 0);
  }

  /**
   * The same prompt's text with one word for all fences, by which prompts that differ in nothing
   * else are known again.
   */
  public static String withoutFences(String text) {
    return FENCE_LINE.matcher(text).replaceAll("<$1 fence>");
  }

  /**
   * A reply without lines of the prompt that the model repeats: those of fences, which no passage
   * can hold, and those of the passages' titles.
   */
  public static String withoutEchoes(String reply, List<Passage> passages) {
    String kept = REPEATED_FENCE.matcher(reply).replaceAll("");
    Set<String> titles = passages.stream().map(Fence::title).collect(Collectors.toSet());
    return kept.lines()
        .filter(line -> line.isEmpty() || !titles.contains(line.strip()))
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
