package dev.mizzen.llm.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.Pair;
import dev.mizzen.Content;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Speaker;
import java.util.ArrayList;
import java.util.List;

/** A prompt in llama.cpp's terms. */
final class Sampling {
  private Sampling() {}

  /**
   * @throws IllegalArgumentException if the prompt asks for more than texts
   */
  static void requireText(Prompt prompt) {
    if (!prompt.tools().isEmpty()) {
      throw new IllegalArgumentException(
          "a model in a file calls no tools, got " + prompt.tools().size());
    }
    for (Message message : prompt.messages()) {
      for (Content content : message.contents()) {
        if (!(content instanceof Content.Text)) {
          throw new IllegalArgumentException(
              "a model in a file takes TEXT only, got " + content.modality());
        }
      }
    }
  }

  /** All that the system says, in one message. */
  static String system(Prompt prompt) {
    StringBuilder rules = new StringBuilder();
    for (Message message : prompt.messages()) {
      if (message.speaker() == Speaker.SYSTEM) {
        rules.append(rules.isEmpty() ? "" : "\n\n").append(text(message));
      }
    }
    return rules.toString();
  }

  static List<Pair<String, String>> turns(Prompt prompt) {
    List<Pair<String, String>> turns = new ArrayList<>();
    for (Message message : prompt.messages()) {
      if (message.speaker() != Speaker.SYSTEM) {
        String role = message.speaker() == Speaker.ASSISTANT ? "assistant" : "user";
        turns.add(new Pair<>(role, text(message)));
      }
    }
    return turns;
  }

  private static String text(Message message) {
    StringBuilder text = new StringBuilder();
    for (Content content : message.contents()) {
      if (content instanceof Content.Text(String words)) {
        text.append(text.isEmpty() ? "" : "\n").append(words);
      }
    }
    return text.toString();
  }

  static InferenceParameters of(Prompt prompt, String text) {
    InferenceParameters parameters =
        new InferenceParameters(text)
            .setNPredict(prompt.maxTokens())
            .setTemperature((float) prompt.temperature())
            .setSeed(Long.hashCode(prompt.seed()))
            .setCachePrompt(false);
    if (!prompt.stop().isEmpty()) {
      parameters.setStopStrings(prompt.stop().toArray(String[]::new));
    }
    prompt
        .jsonSchema()
        .ifPresent(schema -> parameters.setGrammar(LlamaModel.jsonSchemaToGrammar(schema)));
    return parameters;
  }
}
