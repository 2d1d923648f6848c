package dev.mizzen.impl.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Finding;
import dev.mizzen.agent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a run as JSON. Actions are not written: they are read from the turns again. */
final class StepJson {
  private StepJson() {}

  static ObjectNode write(Step step) {
    return switch (step) {
      case Step.Said said -> {
        ObjectNode node = TranscriptFile.line("said").put("text", said.text());
        said.fault().ifPresent(fault -> node.put("fault", fault));
        yield node;
      }
      case Step.Told told -> told(told);
      case Step.Corrected corrected ->
          TranscriptFile.line("corrected").put("text", corrected.text());
    };
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is in another form
   */
  static Step read(JsonNode node) {
    String type = text(node, "type");
    return switch (type) {
      case "said" -> said(node);
      case "told" ->
          new Step.Told(
              text(node, "text"),
              findings(node.path("findings")),
              Optional.ofNullable(node.get("box")).map(StepJson::box),
              optional(node, "failure"));
      case "corrected" -> new Step.Corrected(text(node, "text"));
      default ->
          throw new IllegalArgumentException(
              "expected a step of type said, told or corrected, got '" + type + "'");
    };
  }

  static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("expected a string as '" + name + "', got " + node);
    }
    return value.asText();
  }

  private static Optional<String> optional(JsonNode node, String name) {
    return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
  }

  private static Step.Said said(JsonNode node) {
    Optional<String> fault = optional(node, "fault");
    Turn turn = TurnParser.parse(text(node, "text"));
    return new Step.Said(
        text(node, "text"), fault.isPresent() ? Optional.empty() : turn.action(), fault);
  }

  private static ObjectNode told(Step.Told told) {
    ObjectNode node = TranscriptFile.line("told").put("text", told.text());
    ArrayNode findings = node.putArray("findings");
    for (Finding finding : told.findings()) {
      findings
          .addObject()
          .put("title", finding.title())
          .put("text", finding.text())
          .put("source", finding.source());
    }
    told.box()
        .ifPresent(
            box ->
                node.putArray("box")
                    .add(box.left())
                    .add(box.top())
                    .add(box.right())
                    .add(box.bottom()));
    told.failure().ifPresent(failure -> node.put("failure", failure));
    return node;
  }

  private static List<Finding> findings(JsonNode nodes) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode node : nodes) {
      findings.add(new Finding(text(node, "title"), text(node, "text"), text(node, "source")));
    }
    return findings;
  }

  private static Box box(JsonNode node) {
    return new Box(
        node.path(0).asDouble(),
        node.path(1).asDouble(),
        node.path(2).asDouble(),
        node.path(3).asDouble());
  }
}
