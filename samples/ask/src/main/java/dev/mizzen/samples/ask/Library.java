package dev.mizzen.samples.ask;

import dev.mizzen.Embedder;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.ingest.FolderReport;
import dev.mizzen.ingest.SourcePlace;
import dev.mizzen.rag.Citation;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.spi.ChatModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of documents that can be asked. */
final class Library implements AutoCloseable {
  private final Embedder embedder;
  private final Retriever retriever;
  private final RagPipeline pipeline;
  private final Optional<ChatModel> writer;
  private final FolderIngest folder;
  private final Path root;

  private Library(Embedder embedder, Retriever retriever, Optional<ChatModel> writer, Path root) {
    this.embedder = embedder;
    this.retriever = retriever;
    this.writer = writer;
    this.root = root;
    folder = FolderIngest.of(root).countedBy(embedder);
    RagBuilder builder = RagPipeline.over(retriever).embedder(embedder);
    pipeline = writer.map(builder::chatModel).orElse(builder).open();
  }

  /**
   * Opens the index and brings it up to date.
   *
   * @param log hears what was done
   */
  static Library open(
      Path folder,
      Optional<Path> index,
      String model,
      Optional<ChatModel> writer,
      PrintWriter log) {
    Embedder embedder = Embedder.load(model);
    try {
      RetrieverBuilder builder = Retriever.builder().embedder(embedder);
      Retriever retriever = index.map(builder::directory).orElse(builder).open();
      try {
        Library library = new Library(embedder, retriever, writer, folder);
        library.update(log);
        return library;
      } catch (RuntimeException e) {
        retriever.close();
        throw e;
      }
    } catch (RuntimeException e) {
      embedder.close();
      throw e;
    }
  }

  private void update(PrintWriter log) {
    FolderReport report = folder.run(retriever);
    log.println(
        report.files()
            + " files: "
            + report.taken()
            + " taken in, "
            + report.unchanged()
            + " as before, "
            + report.deleted()
            + " gone");
    report.problems().forEach(problem -> log.println(problem.file() + ": " + problem.message()));
    report
        .skipped()
        .forEach((ending, count) -> log.println(count + " ." + ending + " files: no reader"));
    if (retriever.statistics().documents() == 0) {
      log.println("nothing to ask: no document in " + root + " could be read");
    }
    log.flush();
  }

  RagPipeline pipeline() {
    return pipeline;
  }

  Embedder embedder() {
    return embedder;
  }

  /** Such as {@code guide/install.md:12}; the passage's id if the file is not what it was. */
  String place(Citation citation) {
    return folder
        .locate(retriever, citation)
        .filter(SourcePlace::current)
        .map(this::words)
        .orElse(citation.documentId() + " (changed since)");
  }

  private String words(SourcePlace place) {
    String file = root.relativize(place.file()).toString();
    if (place.line().isPresent()) {
      return file + ":" + place.line().getAsInt();
    }
    return place.page().isPresent() ? file + ", page " + place.page().getAsInt() : file;
  }

  @Override
  public void close() {
    pipeline.close();
    writer.ifPresent(ChatModel::close);
    retriever.close();
    embedder.close();
  }
}
