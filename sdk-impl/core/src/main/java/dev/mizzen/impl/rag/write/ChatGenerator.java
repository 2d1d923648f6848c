package dev.mizzen.impl.rag.write;

import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.prompt.AnswerPrompt;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import dev.mizzen.spi.ChatModel;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a language model write. */
public final class ChatGenerator implements Generator {
  /** The tokens of an answer, at most. */
  public static final int ANSWER_TOKENS = 512;

  private static final int FENCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ChatModel model;
  private final Supplier<String> fences;

  /** With a fence that nobody can guess for every prompt. */
  public ChatGenerator(ChatModel model) {
    this(model, ChatGenerator::fence);
  }

  /** With given fences. */
  ChatGenerator(ChatModel model, Supplier<String> fences) {
    this.model = model;
    this.fences = fences;
  }

  @Override
  public Draft write(
      Question question, List<Passage> passages, Reading reading, Deadline deadline) {
    ChatModel.Prompt prompt =
        AnswerPrompt.of(
            question.text(), question.conversation(), passages, fences.get(), ANSWER_TOKENS);
    ChatModel.Reply reply = Replies.of(model, prompt, deadline);
    String text = reply.text().strip();
    return new Draft(MarkedAnswer.parse(text), Optional.empty(), declines(text), reply.usage());
  }

  private static boolean declines(String text) {
    return text.isEmpty() || text.startsWith(AnswerPrompt.NO_ANSWER);
  }

  private static String fence() {
    byte[] bytes = new byte[FENCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
