package dev.mizzen.impl.rag.prompt;

import dev.mizzen.rag.Question;
import dev.mizzen.rag.Question.Turn;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a model for the words of a search. */
public final class SearchPrompt {
  private static final int MOST_TOKENS = 64;
  private static final int LONGEST = 400;

  private SearchPrompt() {}

  /** The prompt for a question with earlier turns. */
  public static Prompt of(Question question) {
    List<Message> messages = new ArrayList<>();
    messages.add(
        Message.of(
            Speaker.SYSTEM,
            "Rewrite the user's last question so that it can be understood without the"
                + " conversation. Write the question alone, in one line."));
    for (Turn turn : question.conversation()) {
      messages.add(Message.of(Speaker.USER, turn.question()));
      messages.add(Message.of(Speaker.ASSISTANT, turn.answer()));
    }
    messages.add(Message.of(Speaker.USER, question.text()));
    // No line break as a stop: templates may leave one to the model, and then that is all it says.
    return new Prompt(messages, MOST_TOKENS, 0, List.of(), Optional.empty(), 0);
  }

  /** The search text in a reply; the question's own if the reply is none. */
  public static String read(String reply, Question question) {
    String line = reply.strip().lines().findFirst().orElse("").strip();
    return line.isEmpty() || line.length() > LONGEST ? question.text() : line;
  }
}
