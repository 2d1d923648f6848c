package dev.mizzen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A collection of thirty short documents among the test resources. */
final class TinyBeir {
  private TinyBeir() {}

  static Path folder() {
    return Path.of("src/test/resources/tiny-beir").toAbsolutePath();
  }

  /** A copy of the corpus in which every document is longer than any model takes. */
  static Path longDocuments(Path target) throws IOException {
    String corpus = Files.readString(folder().resolve("corpus.jsonl"));
    String everything =
        corpus.lines().map(line -> line.replaceAll("\\W+", " ")).collect(Collectors.joining(" "));
    String lines =
        corpus
            .lines()
            .map(line -> line.replaceFirst("\"}$", " " + everything + "\"}"))
            .collect(Collectors.joining("\n"));
    Files.writeString(target.resolve("corpus.jsonl"), lines);
    return target;
  }
}
