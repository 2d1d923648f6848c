package dev.mizzen.samples.search.corpus;

import dev.mizzen.Document;
import dev.mizzen.samples.search.source.DocumentSource;
import dev.mizzen.samples.search.source.Question;
import java.util.List;
import java.util.stream.Stream;

/** Fails after its last document. */
record BrokenSource(DocumentSource source, RuntimeException failure) implements DocumentSource {
  @Override
  public String description() {
    return source.description();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String key() {
    return source.key();
  }

  @Override
  public String version() {
    return source.version();
  }

  @Override
  public long count() {
    return source.count();
  }

  @Override
  public Stream<Document> documents() {
    Stream<Document> failing =
        Stream.generate(
            () -> {
              throw failure;
            });
    return Stream.concat(source.documents(), failing.limit(1));
  }

  @Override
  public List<Question> questions() {
    return List.of();
  }
}
