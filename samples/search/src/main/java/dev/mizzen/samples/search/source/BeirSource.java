package dev.mizzen.samples.search.source;

import dev.mizzen.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder as the BEIR benchmark has them: {@code corpus.jsonl}, and {@code queries.jsonl} with
 * {@code qrels/test.tsv} if there are any.
 */
final class BeirSource implements DocumentSource {
  private final Path folder;
  private final Path corpus;

  private BeirSource(Path folder, Path corpus) {
    this.folder = folder;
    this.corpus = corpus;
  }

  /** The source, if {@code folder} has the form. */
  static Optional<DocumentSource> in(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return first(absolute, "corpus.jsonl", "corpus.jsonl.gz")
        .map(corpus -> new BeirSource(absolute, corpus));
  }

  @Override
  public String description() {
    return folder.toString();
  }

  @Override
  public String name() {
    return FolderNames.of(folder);
  }

  @Override
  public String key() {
    return folder.toString();
  }

  @Override
  public String version() {
    return FileVersions.of(List.of(corpus));
  }

  @Override
  public long count() {
    return TextInput.of(corpus).countLines();
  }

  @Override
  public Stream<Document> documents() {
    return JsonDocuments.read(TextInput.of(corpus), new HashSet<>());
  }

  @Override
  public List<Question> questions() {
    Optional<Path> queries = first(folder, "queries.jsonl", "queries.jsonl.gz");
    Optional<Path> qrels = first(folder, "qrels/test.tsv", "qrels_test.tsv", "qrels/test.tsv.gz");
    if (queries.isEmpty() || qrels.isEmpty()) {
      return List.of();
    }
    return Questions.read(TextInput.of(queries.get()), TextInput.of(qrels.get()));
  }

  private static Optional<Path> first(Path folder, String... names) {
    return Stream.of(names).map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }
}
