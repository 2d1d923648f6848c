package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.impl.unanswerable.reply.Prompts;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.List;

/** Asks for an answer from what a search of the corpus found (arXiv:2510.11956, step IV). */
public final class CorpusAnswerPrompt {
  private static final String RULES =
      """
      You answer questions from the passages you are given and from nothing else. Be brief. If the \
      passages do not hold the answer, say that you cannot answer from them.
      """;

  private CorpusAnswerPrompt() {}

  /**
   * The prompt.
   *
   * @param passages that were found, best first; may be none
   * @param tokens of the answer, at most
   */
  public static Prompt of(String question, List<String> passages, int tokens) {
    StringBuilder asked = new StringBuilder();
    for (int i = 0; i < passages.size(); i++) {
      asked.append("Passage ").append(i + 1).append(": ").append(passages.get(i)).append("\n\n");
    }
    asked.append(passages.isEmpty() ? "No passage was found.\n\n" : "");
    return Prompts.of(RULES, asked + "Question: " + question, tokens);
  }
}
