package dev.mizzen.impl.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Content;
import dev.mizzen.agent.Step;
import dev.mizzen.agent.Transcript;
import dev.mizzen.agent.Transcript.End;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.impl.eval.TextLines;
import dev.mizzen.impl.tensor.AtomicFile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Transcripts as JSON objects, one in each line: the question, the steps, the end. */
final class TranscriptFile {
  /** Any text comes back as it was, also half a surrogate pair. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private TranscriptFile() {}

  static void write(Transcript transcript, Path file) {
    StringBuilder lines = new StringBuilder();
    add(lines, run(transcript));
    transcript.steps().forEach(step -> add(lines, StepJson.write(step)));
    ObjectNode end = line("end").put("end", transcript.end().name());
    add(lines, end.put("tokens", transcript.tokens()));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, List.of(ByteBuffer.wrap(bytes)));
  }

  static Transcript read(Path file) {
    List<JsonNode> lines = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    TextLines.forEach(file, (number, text) -> addLine(parse(text), lines, steps));
    if (lines.size() != steps.size() + 2 || !isLine(lines.getLast(), "end")) {
      throw new DataFormatException(file, "the last line does not say how the run ended", null);
    }
    JsonNode run = lines.getFirst();
    JsonNode end = lines.getLast();
    return new Transcript(
        StepJson.text(run, "model"),
        StepJson.text(run, "instructions"),
        StepJson.text(run, "question"),
        image(run),
        steps,
        end(end),
        end.path("tokens").asInt());
  }

  static ObjectNode line(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static boolean isLine(JsonNode line, String type) {
    return line.path("type").asText().equals(type);
  }

  private static ObjectNode run(Transcript transcript) {
    ObjectNode node = line("run").put("model", transcript.model());
    node.put("instructions", transcript.instructions()).put("question", transcript.question());
    transcript
        .image()
        .ifPresent(
            image ->
                node.putObject("image")
                    .put("location", image.location().toString())
                    .put("mediaType", image.mediaType()));
    return node;
  }

  private static Optional<Content.Image> image(JsonNode run) {
    return Optional.ofNullable(run.get("image"))
        .map(
            image ->
                Content.image(
                    URI.create(StepJson.text(image, "location")),
                    StepJson.text(image, "mediaType")));
  }

  private static void add(StringBuilder lines, ObjectNode node) {
    try {
      lines.append(JSON.writeValueAsString(node)).append('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void addLine(JsonNode line, List<JsonNode> lines, List<Step> steps) {
    boolean first = lines.isEmpty();
    if (first != isLine(line, "run") || (!first && isLine(lines.getLast(), "end"))) {
      throw new IllegalArgumentException(
          "a trace begins with a line of type run, goes on with steps and ends with one of type"
              + " end; got: "
              + line.path("type").asText());
    }
    lines.add(line);
    if (first) {
      List.of("model", "instructions", "question").forEach(name -> StepJson.text(line, name));
      image(line);
    } else if (isLine(line, "end")) {
      end(line);
    } else {
      steps.add(StepJson.read(line));
    }
  }

  private static End end(JsonNode line) {
    if (!line.path("tokens").canConvertToInt()) {
      throw new IllegalArgumentException("expected a whole number as 'tokens', got " + line);
    }
    return End.valueOf(StepJson.text(line, "end"));
  }
}
