package dev.mizzen.impl.agent;

import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.List;

/** Models that say given turns, one after the other. */
final class Scripts {
  static final String TEXT = "<reason>I need facts</reason><text_search>who</text_search>";
  static final String WHOLE = "<reason>I see it</reason><img_search><img></img_search>";
  static final String CROP = "<reason>I see it</reason><img_search>the dog</img_search>";
  static final String ANSWER = "<reason>I know</reason><answer>Paris</answer>";

  private Scripts() {}

  /** Says its n-th turn to a prompt with n turns before it; the last again and again. */
  static ScriptedModel model(String... turns) {
    return model(List.of(turns), 100_000);
  }

  static ScriptedModel model(List<String> turns, int window) {
    return new ScriptedModel(prompt -> turns.get(Math.min(turns.size() - 1, said(prompt))), window);
  }

  static int said(Prompt prompt) {
    return (int) prompt.messages().stream().filter(m -> m.speaker() == Speaker.ASSISTANT).count();
  }

  static String text(Message message) {
    return message.contents().stream()
        .filter(dev.mizzen.Content.Text.class::isInstance)
        .map(content -> ((dev.mizzen.Content.Text) content).text())
        .findFirst()
        .orElse("");
  }
}
