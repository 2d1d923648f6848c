package dev.mizzen.samples.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.index.VectorField;
import dev.mizzen.samples.search.source.SciFact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;

/** The whole program with the real model, on the first documents of SciFact. */
@ResourceLock(Resources.SYSTEM_OUT)
class SearchCommandTest {
  private static final int DOCUMENTS = 40;

  @TempDir private Path folder;

  @Test
  void answersInEveryModeFromTheRealModel() throws IOException {
    writeSciFact();
    String question = "water diffusion in the brains of newborn infants";
    for (String mode : List.of("bm25", "dense", "late", "hybrid")) {
      Run run = run("--mode", mode, "--tokens", "--limit", "1", "--query", question);
      assertThat(run.err).doesNotContain("search:");
      assertThat(run.code).isZero();
      assertThat(run.out)
          .contains("? " + question)
          .contains(" 1. Microstructural development ")
          .contains("4983 · score ")
          .contains(mode + ": 1 of ");
    }
    assertThat(run("--mode", "late", "--tokens", "--query", question).out).contains("*", "late ");
  }

  @Test
  void aFinishedIndexIsOpenedAgain() throws IOException {
    writeSciFact();
    run("--query", "cells", "--query", "proteins");
    Run again = run("--mode", "bm25", "--query", "cells");
    assertThat(again.code).isZero();
    assertThat(again.out).contains("cell");
    assertThat(again.err).contains("index      " + folder.resolve("index"));
  }

  @Test
  void anIndexOfAnotherModelOrInUseIsRefused() throws IOException {
    writeSciFact();
    assertThat(run("--mode", "bm25", "--query", "cells").code).isZero();
    Run run = run("--model", "bge-small-en-v1.5-q", "--query", "cells");
    assertThat(run.code).isEqualTo(2);
    assertOneLine(run, "is the index of", "all-minilm-l6-v2-q, not of", "bge-small-en-v1.5-q");
    try (Retriever holder = openIndex()) {
      assertThat(holder.statistics().documents()).isEqualTo(DOCUMENTS);
      Run locked = run("--mode", "bm25", "--query", "cells");
      assertThat(locked.code).isEqualTo(1);
      assertOneLine(locked, "the index " + folder, "is in use by another program");
    }
  }

  @Test
  void aMalformedLineIsNamed() throws IOException {
    Files.writeString(docs().resolve("a.jsonl"), "{\"_id\":\"1\"}\n{\"_id\":\"2\"\n");
    Run run = run("--query", "x");
    assertThat(run.code).isEqualTo(1);
    assertOneLine(run, "a.jsonl, line 2: not JSON: Unexpected end-of-input");
    assertThat(run.err).doesNotContain("StreamReadFeature");
  }

  @Test
  void mistakesInTheArgumentsEndWithTwo() throws IOException {
    docs();
    assertUsage("no documents in", "--query", "x");
    Files.writeString(docs().resolve("a.txt"), "text");
    assertUsage("there is no model 'gpt-9'; choose among all-minilm-l6-v2-q", "--model", "gpt-9");
    assertUsage("there is no mode 'fast'", "--mode", "fast");
    assertUsage("--mode late needs --tokens", "--mode", "late");
    assertUsage("--limit must be 1 to 1000, got 0", "--limit", "0");
    assertUsage("Unknown option: '--colour'", "--colour");
  }

  @Test
  void thePoolingOfAPlainModelFolderIsAskedFor() throws IOException {
    Files.writeString(docs().resolve("a.txt"), "blood cells");
    String model = plainModel().toString();
    assertUsage("tells the model's pooling; add --pooling cls or mean", "--model", model);
    assertUsage("there is no pooling 'max'", "--model", model, "--pooling", "max");
    assertUsage("all-minilm-l6-v2-q brings its own", "--pooling", "cls");
    String[] query = {"--model", model, "--mode", "dense", "--query", "cells", "--pooling", "mean"};
    Run run = run(query);
    assertThat(run.err).doesNotContain("search:");
    assertThat(run.code).isZero();
    assertThat(run.out).contains("dense: 1 of ");
    query[query.length - 1] = "cls";
    assertUsage("is the index of", query);
  }

  /** The bundled model as a folder without the files of the sentence-transformers library. */
  private Path plainModel() throws IOException {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    copy(Models.DEFAULT + ".onnx", plain.resolve("model.onnx"));
    copy(Models.DEFAULT + "-tokenizer.json", plain.resolve("tokenizer.json"));
    Files.writeString(plain.resolve("config.json"), "{\"max_position_embeddings\": 512}");
    return plain;
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = SearchCommandTest.class.getResourceAsStream("/" + resource)) {
      Files.copy(Objects.requireNonNull(in, resource), file);
    }
  }

  @Test
  void aStackTraceIsShownOnlyWhenAskedFor() throws IOException {
    docs();
    Run run = run("--query", "x", "--stacktrace");
    assertThat(run.err).contains("no documents in", "\tat dev.mizzen");
  }

  private Retriever openIndex() {
    Embedder embedder = Embedder.load(Models.DEFAULT);
    VectorField field = VectorField.external(VectorField.DEFAULT_NAME, embedder.identity());
    embedder.close();
    return Retriever.builder().directory(folder.resolve("index/lucene")).vectorField(field).open();
  }

  private void assertUsage(String message, String... arguments) throws IOException {
    Run run = run(arguments);
    assertThat(run.code).isEqualTo(2);
    assertOneLine(run, message);
  }

  private static void assertOneLine(Run run, String... parts) {
    List<String> lines = run.err.lines().filter(line -> line.startsWith("search: ")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains(parts);
    assertThat(run.err).doesNotContain("\tat ");
  }

  private Path docs() throws IOException {
    return Files.createDirectories(folder.resolve("docs"));
  }

  private void writeSciFact() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Document> documents = new SciFact().documents()) {
      documents.limit(DOCUMENTS).forEach(document -> lines.add(json(document)));
    }
    Files.write(docs().resolve("corpus.jsonl"), lines);
  }

  private static String json(Document document) {
    return "{\"_id\": \"%s\", \"title\": \"%s\", \"text\": \"%s\"}"
        .formatted(document.id(), escape(document.title()), escape(document.text()));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private Run run(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--folder", folder.resolve("docs").toString(),
                "--index", folder.resolve("index").toString()));
    arguments.addAll(Arrays.asList(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StringWriter failures = new StringWriter();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      CommandLine command = SearchCommand.commandLine();
      command.setErr(new PrintWriter(failures, true));
      int code = command.execute(arguments.toArray(String[]::new));
      return new Run(
          code,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8) + failures);
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }

  private record Run(int code, String out, String err) {}
}
