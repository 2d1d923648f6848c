package dev.mizzen.impl.rag;

import dev.mizzen.Content;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.function.Function;

/** Tells a planner's two kinds of prompts apart. */
final class PlannerScript {
  private PlannerScript() {}

  /** A model that splits questions and names next searches so, and answers nothing else. */
  static ScriptedModel model(Function<String, String> parts, Function<String, String> next) {
    return new ScriptedModel(reply(parts, next));
  }

  static Function<Prompt, String> reply(
      Function<String, String> parts, Function<String, String> next) {
    return prompt ->
        isParts(prompt)
            ? parts.apply(last(prompt))
            : isNext(prompt) ? next.apply(last(prompt)) : "";
  }

  static boolean isParts(Prompt prompt) {
    return text(prompt, 0).startsWith("Split");
  }

  static boolean isNext(Prompt prompt) {
    return text(prompt, 0).startsWith("You find out");
  }

  static String last(Prompt prompt) {
    return text(prompt, prompt.messages().size() - 1);
  }

  private static String text(Prompt prompt, int message) {
    return ((Content.Text) prompt.messages().get(message).contents().getFirst()).text();
  }
}
