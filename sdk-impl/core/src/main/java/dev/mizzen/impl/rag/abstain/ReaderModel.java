package dev.mizzen.impl.rag.abstain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.impl.rag.learn.LinearScore;
import dev.mizzen.impl.rag.read.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * All that a pipeline has learned: how to read, and when to stay silent.
 *
 * @param reader ranks sentences and words
 * @param abstention weighs what was read
 */
public record ReaderModel(Reader reader, AbstentionModel abstention) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The model that is shipped for readers with token vectors, or for those of words alone; fitted
   * on calibration articles of SQuAD 2 (Rajpurkar, Jia and Liang, arXiv:1806.03822).
   */
  public static ReaderModel shipped(boolean tokens) {
    String name = tokens ? "reader-tokens.json" : "reader-words.json";
    try (InputStream in = ReaderModel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the library's file " + name + " is missing");
      }
      return read(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the library's file " + name, e);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static ReaderModel read(JsonNode json) {
    return new ReaderModel(
        new Reader(score(json.path("sentences")), score(json.path("spans"))),
        new AbstentionModel(score(json.path("confidence")), doubles(json.path("calibration"))));
  }

  /** As one JSON object of arrays. */
  public String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.set("sentences", tree(reader.sentences()));
    json.set("spans", tree(reader.spans()));
    json.set("confidence", tree(abstention.score()));
    json.set("calibration", array(abstention.calibration()));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode tree(LinearScore score) {
    ObjectNode json = JSON.createObjectNode();
    json.set("means", array(score.means()));
    json.set("scales", array(score.scales()));
    json.set("weights", array(score.weights()));
    json.put("bias", rounded(score.bias()));
    return json;
  }

  private static LinearScore score(JsonNode json) {
    return new LinearScore(
        doubles(json.path("means")),
        doubles(json.path("scales")),
        doubles(json.path("weights")),
        json.path("bias").asDouble());
  }

  private static ArrayNode array(double[] values) {
    ArrayNode array = JSON.createArrayNode();
    for (double value : values) {
      array.add(rounded(value));
    }
    return array;
  }

  private static double rounded(double value) {
    return (float) value;
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }
}
