package dev.mizzen.bench.accuracy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mizzen.eval.Metric;
import dev.mizzen.impl.eval.TrecRunFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes outcomes as JSON, as JSON lines for each query, and as TREC runs. */
public final class ReportFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportFiles() {}

  /** One flat object for one mode, an array of them for several. */
  public static String json(List<Outcome> outcomes) {
    return jsonOf(outcomes.stream().map(Outcome::figures).toList());
  }

  /** One flat object if there is only one, else an array of them. */
  public static String jsonOf(List<Map<String, Object>> objects) {
    try {
      return JSON.writer()
              .with(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(objects.size() == 1 ? objects.getFirst() : objects)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures are numbers and words: " + objects, e);
    }
  }

  /** Prints figures as JSON, and writes them to {@code file} if there is one. */
  public static void tell(List<Map<String, Object>> objects, @Nullable Path file) {
    String text = jsonOf(objects);
    System.out.print(text);
    if (file != null) {
      write(file, text);
    }
  }

  /** Where lines go that belong to the figures in {@code json}: the same name, as .jsonl. */
  public static Path linesBeside(Path json) {
    String name = json.getFileName().toString().replaceFirst("\\.json$", "");
    return json.resolveSibling(name + ".jsonl");
  }

  /** Writes one object of numbers and words a line. */
  public static void writeLines(List<Map<String, Object>> rows, Path file) {
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(line(row)));
    write(file, lines.toString());
  }

  /** One object of numbers and words, with the end of its line. */
  public static String line(Map<String, Object> row) {
    try {
      return JSON.writeValueAsString(row) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows are numbers and words: " + row, e);
    }
  }

  /** Writes one line for each mode and query. */
  public static void writePerQuery(List<Outcome> outcomes, Path file) {
    List<String> lines = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      outcome
          .report()
          .perQuery()
          .forEach((query, values) -> lines.add(line(outcome, query, values)));
    }
    write(file, String.join("", lines));
  }

  private static String line(Outcome outcome, String query, List<Double> values) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("mode", outcome.mode());
    row.put("query", query);
    List<Metric> metrics = outcome.report().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      row.put(metrics.get(i).toString(), values.get(i));
    }
    return line(row);
  }

  /** Writes one run to {@code file}; several to {@code file.MODE} each. */
  public static void writeRuns(List<Outcome> outcomes, Path file) {
    for (Outcome outcome : outcomes) {
      Path target =
          outcomes.size() == 1
              ? file
              : file.resolveSibling(file.getFileName() + "." + outcome.mode());
      TrecRunFile.write(outcome.run(), "mizzen-" + outcome.mode(), target);
    }
  }

  /** Writes {@code content}, whatever was there before. */
  public static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
