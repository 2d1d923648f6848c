package dev.mizzen.bench.rag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.Content;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A planner that cheats: it splits each question as the collection's authors did, with the answers
 * of earlier parts put in. What searches by parts gain with it is the most that a model can gain.
 * Where the collection has no parts, it repeats the question.
 */
final class GoldPlans implements ChatModel {
  private final Map<String, String> parts = new HashMap<>();

  /** Of the collection in {@code folder}. */
  GoldPlans(Path folder) {
    for (JsonNode node : JsonLines.read(folder.resolve("queries.jsonl.gz"))) {
      List<String> lines = new ArrayList<>();
      List<String> answers = new ArrayList<>();
      for (JsonNode part : node.path("decomposition")) {
        String line = part.path("question").asText().replace(">>", ",");
        for (int a = 0; a < answers.size(); a++) {
          line = line.replace("#" + (a + 1), answers.get(a));
        }
        lines.add(line);
        answers.add(part.path("answer").asText());
      }
      parts.put(node.path("text").asText(), String.join("\n", lines));
    }
  }

  @Override
  public String id() {
    return "gold";
  }

  @Override
  public int contextWindow() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Reply chat(Prompt prompt) {
    String question = ((Content.Text) prompt.messages().getLast().contents().getFirst()).text();
    String plan = parts.getOrDefault(question, "");
    return new Reply(plan.isEmpty() ? question : plan, true, Usage.NONE);
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    return CompletableFuture.completedFuture(chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    throw new UnsupportedOperationException("plans are not streamed");
  }

  @Override
  public void close() {}
}
