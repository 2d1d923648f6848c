package dev.mizzen.bench.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachingEmbedderTest {
  @TempDir Path root;

  private final List<String> computed = new ArrayList<>();
  private final Embedder model =
      Embedder.of(ModelIdentity.external("length", 1), Runnable::run, this::embed);

  @Test
  void computesEachTextOnceAndForEachRole() {
    try (CachingEmbedder caching = new CachingEmbedder(model, root)) {
      assertThat(caching.embedPassages(List.of("a", "bb", "a")))
          .extracting(e -> e.get(0))
          .containsExactly(1f, 2f, 1f);
      caching.embedQuery("a");
    }
    try (CachingEmbedder caching = new CachingEmbedder(model, root)) {
      assertThat(caching.embedPassage("bb").get(0)).isEqualTo(2f);
      caching.embedPassage("ccc");
    }
    assertThat(computed).containsExactly("PASSAGE a", "PASSAGE bb", "QUERY a", "PASSAGE ccc");
  }

  @Test
  void goesOnWhereAFailedRunStopped() {
    List<String> texts =
        IntStream.range(0, 2 * CachingEmbedder.SHARD_TEXTS).mapToObj(i -> "text " + i).toList();
    List<String> poisoned = new ArrayList<>(texts);
    poisoned.set(CachingEmbedder.SHARD_TEXTS + 5, "poison");
    List<Content.Text> contents = poisoned.stream().map(Content::text).toList();
    try (CachingEmbedder caching = new CachingEmbedder(model, root)) {
      assertThatIllegalStateException()
          .isThrownBy(
              () -> caching.encode(contents, EncodeOptions.passage(), ProgressListener.NONE));
    }
    computed.clear();
    List<Encoding> encodings;
    try (CachingEmbedder caching = new CachingEmbedder(model, root)) {
      encodings =
          caching.encode(
              texts.stream().map(Content::text).toList(),
              EncodeOptions.passage(),
              ProgressListener.NONE);
    }
    assertThat(encodings).hasSameSizeAs(texts);
    assertThat(computed).hasSize(CachingEmbedder.SHARD_TEXTS);
  }

  @Test
  void progressCountsWhatIsCachedAsDone() {
    List<Long> heard = new ArrayList<>();
    try (CachingEmbedder caching = new CachingEmbedder(model, root)) {
      caching.embedPassage("a");
      caching.fill(
          List.of("a", "bb", "ccc"),
          EncodeOptions.passage(),
          (phase, done, total) -> heard.add(10 * total + done));
    }
    assertThat(heard).startsWith(31L).endsWith(33L).isSorted();
  }

  private List<float[]> embed(List<String> texts, Role role) {
    if (texts.contains("poison")) {
      throw new IllegalStateException("poison");
    }
    texts.forEach(text -> computed.add(role + " " + text));
    return texts.stream().map(text -> new float[] {text.length()}).toList();
  }
}
