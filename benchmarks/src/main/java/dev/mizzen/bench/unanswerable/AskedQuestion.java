package dev.mizzen.bench.unanswerable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.bench.rag.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A question, and what only the evaluation may see.
 *
 * @param id of the data set
 * @param text all that a system gets
 * @param truth the true answer
 * @param hops if known
 * @param answerable whether the documents hold the answer
 */
public record AskedQuestion(
    String id, String text, String truth, OptionalInt hops, boolean answerable) {
  /**
   * Reads a file of one JSON object a line, in one of two forms: made questions ({@code id}, {@code
   * question}, {@code ground_truth}, {@code num_hops}), none of which is answerable; or those of
   * retrieval collections ({@code _id}, {@code text}, {@code answer}, {@code answerable}).
   *
   * @throws IllegalArgumentException if a line has neither
   */
  public static List<AskedQuestion> read(Path file) {
    List<AskedQuestion> questions = new ArrayList<>();
    for (JsonNode node : JsonLines.read(file)) {
      questions.add(of(node, file, questions.size() + 1));
    }
    return questions;
  }

  private static AskedQuestion of(JsonNode node, Path file, int line) {
    if (node.has("question") && node.has("ground_truth")) {
      return new AskedQuestion(
          node.path("id").asText(String.valueOf(line)),
          node.path("question").asText(),
          node.path("ground_truth").asText(),
          hops(node),
          false);
    }
    if (node.has("_id") && node.has("text") && node.path("answerable").isBoolean()) {
      return new AskedQuestion(
          node.path("_id").asText(),
          node.path("text").asText(),
          node.path("answer").asText(),
          OptionalInt.empty(),
          node.path("answerable").asBoolean());
    }
    throw new IllegalArgumentException(
        file
            + ", line "
            + line
            + ": expected 'question' and 'ground_truth', or '_id', 'text' and 'answerable', got "
            + node);
  }

  private static OptionalInt hops(JsonNode node) {
    JsonNode hops =
        node.has("num_hops") ? node.path("num_hops") : node.path("cot").path("num_hops");
    return hops.isInt() && hops.asInt() > 0 ? OptionalInt.of(hops.asInt()) : OptionalInt.empty();
  }
}
