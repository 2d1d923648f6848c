package dev.mizzen.impl.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.recommend.Keywords;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeywordsTest {
  private static final Map<String, float[]> VECTORS =
      Map.of(
          "Black Nike Air", new float[] {1, 0, 0},
          "nike air", new float[] {0, 1, 0},
          "black", new float[] {0, 0, 1},
          "plain", new float[] {0.6f, 0.8f, 0});

  private final List<String> encoded = new ArrayList<>();

  private Embedder embedder() {
    return Embedder.of(
        ModelIdentity.external("made-up", 3),
        task -> Thread.ofVirtual().start(task),
        (texts, role) -> {
          encoded.addAll(texts);
          return texts.stream().map(VECTORS::get).toList();
        });
  }

  @Test
  void check8LongestMatchesWithoutTheirParts() {
    Keywords keywords = Keywords.of(List.of("nike", "nike air", "air", "black"));
    assertThat(keywords.match("Black Nike Air")).containsExactly("nike air", "black");
    assertThat(keywords.match("AIR, nike")).containsExactly("nike", "air");
    assertThat(keywords.match("")).isEmpty();
  }

  @Test
  void wordsAreWholeWhereScriptsHaveSpaces() {
    Keywords keywords = Keywords.of(List.of("air", "coffee", "跑鞋", "été", "3d", "c++"));
    assertThat(keywords.match("hair, stairs and a repair")).isEmpty();
    assertThat(keywords.match("air")).containsExactly("air");
    assertThat(keywords.match("fresh-air!")).containsExactly("air");
    assertThat(keywords.match("coffees")).isEmpty();
    assertThat(keywords.match("耐克跑鞋男")).containsExactly("跑鞋");
    assertThat(keywords.match("L'ÉTÉ en 3D")).containsExactly("été", "3d");
    assertThat(keywords.match("learn C++, now")).containsExactly("c++");
    assertThat(keywords.match("\uD83D\uDE00air\uD83D\uDE00")).containsExactly("air");
  }

  @Test
  void refusesAnEmptyDictionary() {
    assertThatThrownBy(() -> Keywords.of(List.of())).hasMessageContaining("got 0");
    assertThatThrownBy(() -> Keywords.of(List.of(" "))).hasMessageContaining("at least 1 word");
    assertThat(Keywords.of(List.of(" B ", "a", "b")).dictionary()).containsExactly("a", "b");
  }

  @Test
  void vectorsLeanTowardTheirKeywords() throws Exception {
    Keywords keywords = Keywords.of(List.of("nike", "nike air", "air", "black"));
    try (Embedder sharper = keywords.on(embedder())) {
      Embedding got = sharper.embedPassage("Black Nike Air");
      // ½·(1, 0, 0) + ½·(0, ½, ½), scaled to length 1
      double length = Math.sqrt(0.25 + 2 * 0.0625);
      assertThat(got.toArray())
          .containsExactly(
              new float[] {
                (float) (0.5 / length), (float) (0.25 / length), (float) (0.25 / length)
              },
              within(1e-6f));
      assertThat(sharper.embedPassage("plain")).isEqualTo(Embedding.of(0.6f, 0.8f, 0));
      assertThat(sharper.embedPassage("Black Nike Air")).isEqualTo(got);
      assertThat(encoded.stream().filter("black"::equals)).as("encoded once").hasSize(1);
      List<Encoding> later =
          sharper
              .encodeAsync(
                  List.of(Content.text("Black Nike Air")),
                  EncodeOptions.passage(),
                  ProgressListener.NONE)
              .toCompletableFuture()
              .get();
      assertThat(later.getFirst().embedding()).isEqualTo(got);
      assertThat(sharper.identity()).isNotEqualTo(embedder().identity());
      assertThat(sharper.identity())
          .isNotEqualTo(Keywords.of(List.of("nike")).on(embedder()).identity());
      assertThatThrownBy(() -> sharper.embedQueryTokens("x")).hasMessageContaining("sentence");
    }
  }
}
