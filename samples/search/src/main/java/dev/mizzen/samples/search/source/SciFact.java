package dev.mizzen.samples.search.source;

import dev.mizzen.Document;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The SciFact corpus (Wadden et al., EMNLP 2020), a resource of this program: see ATTRIBUTION.md.
 */
public final class SciFact implements DocumentSource {
  private static final String FOLDER = "/dev/mizzen/samples/search/scifact/";

  /** Reads nothing yet. */
  public SciFact() {}

  @Override
  public String description() {
    return "SciFact (Wadden et al. 2020; abstracts ODC-By 1.0, claims CC BY 4.0)";
  }

  @Override
  public String name() {
    return "scifact";
  }

  @Override
  public String key() {
    return "scifact";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public long count() {
    return resource("corpus.jsonl.gz").countLines();
  }

  @Override
  public Stream<Document> documents() {
    return JsonDocuments.read(resource("corpus.jsonl.gz"), new HashSet<>());
  }

  @Override
  public List<Question> questions() {
    return Questions.read(resource("queries.jsonl.gz"), resource("qrels_test.tsv"));
  }

  private static TextInput resource(String name) {
    return new TextInput("scifact/" + name, () -> open(FOLDER + name));
  }

  private static InputStream open(String path) {
    return Objects.requireNonNull(SciFact.class.getResourceAsStream(path), path);
  }
}
