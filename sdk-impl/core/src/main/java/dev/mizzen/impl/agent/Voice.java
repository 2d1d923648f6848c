package dev.mizzen.impl.agent;

import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.ChatModel.Message;
import java.util.List;

/** Speaks the model's turns. */
@FunctionalInterface
interface Voice {
  /** The next turn, to the end of its action, of at most {@code room} tokens. */
  Spoken speak(List<Message> messages, int room, Deadline deadline);

  /**
   * A turn.
   *
   * @param text all of it
   * @param cut whether it ended for lack of tokens
   */
  record Spoken(String text, boolean cut) {}
}
