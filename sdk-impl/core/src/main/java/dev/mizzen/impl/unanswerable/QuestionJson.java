package dev.mizzen.impl.unanswerable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.eval.unanswerable.QualityScores;
import dev.mizzen.eval.unanswerable.Reasoning;
import dev.mizzen.eval.unanswerable.Recipe;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.eval.unanswerable.Verification;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question as JSON, with the names of the paper's released data. The context is written once as
 * the model was shown it, and the sources' texts are read from there.
 */
final class QuestionJson {
  private QuestionJson() {}

  static ObjectNode write(UnanswerableQuestion question) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", question.id())
        .put("question", question.question())
        .put("ground_truth", question.groundTruth())
        .put("request_id", question.requestId())
        .put("type", question.extent().name())
        .put("num_hops", question.hops())
        .put("context", question.context())
        .put("internal_context", question.internalContext());
    SourcesJson.write(question.sources(), node.putArray("sources"));
    write(question.recipe(), node.putObject("generation_template"));
    write(question.verification(), node.putObject("verification"));
    write(question.scores(), node.putObject("scores"));
    write(question.reasoning(), node.putObject("cot"));
    return node;
  }

  /**
   * Reads what {@link #write(UnanswerableQuestion)} wrote.
   *
   * @throws IllegalArgumentException if it is in another form
   */
  static UnanswerableQuestion read(JsonNode node) {
    return new UnanswerableQuestion(
        Json.text(node, "id"),
        Json.text(node, "question"),
        Json.text(node, "ground_truth"),
        Json.text(node, "request_id"),
        SourcesJson.read(node.path("sources"), Json.text(node, "context")),
        recipe(node.path("generation_template")),
        verification(node.path("verification")),
        scores(node.path("scores")),
        reasoning(node.path("cot")));
  }

  private static void write(Recipe recipe, ObjectNode node) {
    node.put("name", recipe.template());
    ObjectNode arguments = node.putObject("kwargs");
    recipe.arguments().forEach(arguments::put);
  }

  private static Recipe recipe(JsonNode node) {
    Map<String, String> arguments = new LinkedHashMap<>();
    JsonNode written = node.path("kwargs");
    written.fieldNames().forEachRemaining(key -> arguments.put(key, Json.text(written, key)));
    return new Recipe(Json.text(node, "name"), arguments);
  }

  private static void write(Verification verification, ObjectNode node) {
    node.put("rag_answer", verification.answer())
        .put("verdict", verification.verdict().value())
        .put("reason", verification.reason());
  }

  private static Verification verification(JsonNode node) {
    return new Verification(
        Json.text(node, "rag_answer"),
        Verification.Verdict.of(Json.number(node, "verdict")),
        Json.text(node, "reason"));
  }

  private static void write(QualityScores scores, ObjectNode node) {
    node.put("context_sufficiency", scores.contextSufficiency())
        .put("context_necessity", scores.contextNecessity())
        .put("answer_correctness", scores.answerCorrectness())
        .put("answer_uniqueness", scores.answerUniqueness())
        .put("context_sufficiency_internal", scores.internalSufficiency())
        .put("context_necessity_internal", scores.internalNecessity());
  }

  private static QualityScores scores(JsonNode node) {
    return new QualityScores(
        Json.number(node, "context_sufficiency"),
        Json.number(node, "context_necessity"),
        Json.number(node, "answer_correctness"),
        Json.number(node, "answer_uniqueness"),
        Json.number(node, "context_sufficiency_internal"),
        Json.number(node, "context_necessity_internal"));
  }

  private static void write(Reasoning reasoning, ObjectNode node) {
    node.put("rationale", reasoning.rationale())
        .put("answer", reasoning.answer())
        .put("num_hops", reasoning.hops());
  }

  private static Reasoning reasoning(JsonNode node) {
    return new Reasoning(
        Json.text(node, "rationale"), Json.text(node, "answer"), Json.number(node, "num_hops"));
  }
}
