package dev.mizzen.impl.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.recommend.TrainingReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Training reports as JSON. */
final class ReportJson {
  private ReportJson() {}

  static ObjectNode write(TrainingReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("model", report.model());
    ObjectNode settings = node.putObject("settings");
    new TreeMap<>(report.settings()).forEach(settings::put);
    node.put("users", report.users()).put("items", report.items());
    node.put("interactions", report.interactions()).put("time", report.time().toString());
    for (TrainingReport.Epoch epoch : report.epochs()) {
      ObjectNode one = node.withArray("epochs").addObject();
      one.put("epoch", epoch.epoch()).put("loss", epoch.loss());
      ObjectNode validation = one.putObject("validation");
      new TreeMap<>(epoch.validation()).forEach(validation::put);
      one.put("time", epoch.time().toString());
    }
    report.warnings().forEach(node.withArray("warnings")::add);
    return node;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws RuntimeException if it is damaged
   */
  static TrainingReport read(JsonNode node) {
    Map<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> setting : node.required("settings").properties()) {
      settings.put(setting.getKey(), setting.getValue().asText());
    }
    List<TrainingReport.Epoch> epochs = new ArrayList<>();
    for (JsonNode epoch : node.path("epochs")) {
      Map<String, Double> validation = new TreeMap<>();
      for (Map.Entry<String, JsonNode> metric : epoch.required("validation").properties()) {
        validation.put(metric.getKey(), metric.getValue().asDouble());
      }
      epochs.add(
          new TrainingReport.Epoch(
              epoch.required("epoch").asInt(),
              epoch.required("loss").asDouble(),
              validation,
              Duration.parse(epoch.required("time").asText())));
    }
    List<String> warnings = new ArrayList<>();
    node.path("warnings").forEach(warning -> warnings.add(warning.asText()));
    return new TrainingReport(
        node.required("model").asText(),
        settings,
        node.required("users").asInt(),
        node.required("items").asInt(),
        node.required("interactions").asLong(),
        Duration.parse(node.required("time").asText()),
        epochs,
        warnings);
  }
}
