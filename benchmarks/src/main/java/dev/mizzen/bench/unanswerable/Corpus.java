package dev.mizzen.bench.unanswerable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.bench.rag.JsonLines;
import dev.mizzen.ingest.FolderIngest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills a retriever from a folder. */
public final class Corpus {
  private static final List<String> FILES =
      List.of("corpus.jsonl.gz", "corpus.jsonl", "facts.jsonl.gz", "facts.jsonl");

  private Corpus() {}

  /**
   * Takes in a collection ({@code corpus.jsonl} or {@code facts.jsonl}, gzipped or not: {@code
   * _id}, {@code title}, {@code text}), or, where there is none, all readable files of the folder.
   */
  public static void fill(Retriever retriever, Path folder) {
    Optional<Path> file = file(folder);
    if (file.isPresent()) {
      retriever.upsertAll(documents(file.get()));
      retriever.commit();
    } else {
      FolderIngest.of(folder).run(retriever);
    }
  }

  private static Optional<Path> file(Path folder) {
    return Stream.concat(Stream.of(folder), FILES.stream().map(folder::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static List<Document> documents(Path file) {
    List<Document> documents = new ArrayList<>();
    for (JsonNode node : JsonLines.read(file)) {
      documents.add(
          Document.builder(node.path("_id").asText())
              .title(node.path("title").asText())
              .text(node.path("text").asText())
              .build());
    }
    return documents;
  }
}
