package dev.mizzen.samples.search;

import dev.mizzen.Document;
import dev.mizzen.samples.search.source.DocumentSource;
import dev.mizzen.samples.search.source.Question;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents given by a test. */
public record TestSource(List<Document> list) implements DocumentSource {
  /** So many short documents, {@code d0}, {@code d1} and so on. */
  public static TestSource numbered(int count) {
    return new TestSource(
        IntStream.range(0, count)
            .mapToObj(i -> Document.of("d" + i, "common words and number" + i))
            .toList());
  }

  @Override
  public String description() {
    return "a test";
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String key() {
    return "test";
  }

  @Override
  public String version() {
    return Integer.toString(list.hashCode());
  }

  @Override
  public long count() {
    return list.size();
  }

  @Override
  public Stream<Document> documents() {
    return list.stream();
  }

  @Override
  public List<Question> questions() {
    return List.of(new Question("number3", Set.of("d3")));
  }
}
