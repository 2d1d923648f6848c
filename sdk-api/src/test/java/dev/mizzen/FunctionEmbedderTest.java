package dev.mizzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;
import dev.mizzen.error.CancelledException;
import dev.mizzen.vector.Embedding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunctionEmbedderTest {
  private static final ModelIdentity IDENTITY = ModelIdentity.external("lengths", 2);
  private final List<Integer> batches = new ArrayList<>();
  private final Embedder embedder = Embedder.of(IDENTITY, Runnable::run, this::lengths);

  private List<float[]> lengths(List<String> texts, Role role) {
    batches.add(texts.size());
    return texts.stream().map(t -> new float[] {t.length(), role.ordinal()}).toList();
  }

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void givesOneVectorForEachTextInOrder() {
    assertThat(embedder.embedPassages(List.of("a", "bbb", "")))
        .containsExactly(Embedding.of(1, 1), Embedding.of(3, 1), Embedding.of(0, 1));
    assertThat(embedder.embedQuery("ab")).isEqualTo(Embedding.of(2, 0));
  }

  @Test
  void cutsManyTextsIntoBatches() {
    List<Content.Text> texts =
        IntStream.range(0, 150).mapToObj(i -> new Content.Text("x".repeat(i))).toList();
    List<Long> heard = new ArrayList<>();
    var encodings =
        embedder.encode(texts, EncodeOptions.passage(), (phase, done, total) -> heard.add(done));
    assertThat(encodings.get(149).embedding().get(0)).isEqualTo(149);
    assertThat(batches).containsExactly(64, 64, 22);
    assertThat(heard).containsExactly(64L, 128L, 150L);
  }

  @Test
  void stopsWhenInterruptedAndLeavesTheFlagSet() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> embedder.embedQuery("x")).isInstanceOf(CancelledException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> embedder.embedQueryTokens("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sentence vectors only");
    Content image = Content.image(URI.create("file:/a.png"), "image/png");
    assertThatThrownBy(
            () -> embedder.encode(List.of(image), EncodeOptions.query(), ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IMAGE");
  }

  @Test
  void namesBothDimensionsAndBothCounts() {
    Embedder wide = Embedder.of(IDENTITY, Runnable::run, (t, r) -> List.of(new float[3]));
    assertThatThrownBy(() -> wide.embedQuery("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dimension 3")
        .hasMessageContaining("says 2");
    Embedder few = Embedder.of(IDENTITY, Runnable::run, (t, r) -> List.of());
    assertThatThrownBy(() -> few.embedQuery("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 vectors for 1 texts");
  }

  @Test
  void isOfNoUseAfterClose() {
    embedder.close();
    embedder.close();
    assertThatThrownBy(() -> embedder.embedQuery("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lengths is closed");
  }

  @Test
  void asksTheFunctionNoMoreOnceCancelled() {
    List<Runnable> tasks = new ArrayList<>();
    Embedder later = Embedder.of(IDENTITY, tasks::add, this::lengths);
    var future =
        later.encodeAsync(List.of(Content.text("x")), EncodeOptions.query(), ProgressListener.NONE);
    future.toCompletableFuture().cancel(true);
    tasks.getFirst().run();
    assertThat(batches).isEmpty();
  }

  @Test
  void cannotBeClosedByItsOwnListener() {
    assertThatThrownBy(
            () ->
                embedder.encode(
                    List.of(Content.text("x")),
                    EncodeOptions.query(),
                    (phase, done, total) -> embedder.close()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be closed");
  }

  @Test
  void carriesErrorsThroughTheFuture() {
    embedder.close();
    var future =
        embedder.encodeAsync(
            List.of(Content.text("x")), EncodeOptions.query(), ProgressListener.NONE);
    assertThatThrownBy(() -> future.toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
