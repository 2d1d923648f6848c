package dev.mizzen.bench.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.error.DataFormatException;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
  private static final ModelIdentity MODEL = ModelIdentity.external("model", 2);
  private static final EncodeOptions OPTIONS = EncodeOptions.passage().withTokenVectors();

  @TempDir Path root;

  @Test
  void whatWasPutIsThereAfterReopening() {
    try (EmbeddingCache cache = open(MODEL)) {
      cache.put(Map.of("text 1", encoding(1), "text 2", encoding(2)));
      cache.put(Map.of("text 3", encoding(3)));
    }
    try (EmbeddingCache cache = open(MODEL)) {
      assertThat(cache.size()).isEqualTo(3);
      assertThat(cache.get("text 2")).contains(encoding(2));
      assertThat(cache.get("text 3")).contains(encoding(3));
      assertThat(cache.get("text 4")).isEmpty();
    }
  }

  @Test
  void tokenVectorsAreRoundedToSixteenBits() {
    MultiVector vectors = MultiVector.of(new float[] {0.1f, 1}, 2);
    Encoding encoding = new Encoding(List.of(window(Optional.empty(), Optional.of(vectors))), true);
    Encoding back = EncodingCodec.decode(EncodingCodec.encode(encoding));
    assertThat(back.truncated()).isTrue();
    assertThat(back.tokenVectors().toArray())
        .containsExactly(Float.float16ToFloat(Float.floatToFloat16(0.1f)), 1f);
  }

  @Test
  void anotherModelOrOtherOptionsHaveAnotherCache() {
    try (EmbeddingCache cache = open(MODEL);
        EmbeddingCache other = open(ModelIdentity.external("model", 3));
        EmbeddingCache queries =
            EmbeddingCache.open(root, MODEL, EncodeOptions.query().withTokenVectors())) {
      cache.put(Map.of("text", encoding(1)));
      assertThat(other.contains("text")).isFalse();
      assertThat(queries.contains("text")).isFalse();
    }
    try (EmbeddingCache queries =
        EmbeddingCache.open(root, MODEL, EncodeOptions.query().withTokenVectors())) {
      assertThat(queries.contains("text")).isFalse();
    }
  }

  @Test
  void whatAKillLeftUnfinishedIsIgnored() throws IOException {
    try (EmbeddingCache cache = open(MODEL)) {
      cache.put(Map.of("text", encoding(1)));
    }
    Path shard = shard();
    Files.write(
        shard.resolveSibling("half.shard.tmp"), new byte[] {1, 2, 3}); // as a kill would leave it
    try (EmbeddingCache cache = open(MODEL)) {
      assertThat(cache.size()).isEqualTo(1);
    }
  }

  @Test
  void everyFlippedByteOfARecordIsFoundOut() throws IOException {
    try (EmbeddingCache cache = open(MODEL)) {
      cache.put(Map.of("text", encoding(1)));
    }
    Path shard = shard();
    byte[] whole = Files.readAllBytes(shard);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x40;
      Files.write(shard, flipped);
      assertNothingWrongComesBack("byte " + i);
    }
  }

  @Test
  void everyTruncationIsFoundOut() throws IOException {
    try (EmbeddingCache cache = open(MODEL)) {
      cache.put(Map.of("text", encoding(1)));
    }
    Path shard = shard();
    byte[] whole = Files.readAllBytes(shard);
    for (int length = 0; length < whole.length; length++) {
      Files.write(shard, java.util.Arrays.copyOf(whole, length));
      assertThatExceptionOfType(DataFormatException.class)
          .as("length %d", length)
          .isThrownBy(() -> open(MODEL))
          .withMessageStartingWith(shard.toString())
          .withMessageContaining("delete the file");
    }
  }

  /** A damaged cache may refuse, or not know the text; it may not give another vector. */
  private void assertNothingWrongComesBack(String what) {
    try (EmbeddingCache cache = open(MODEL)) {
      cache.get("text").ifPresent(e -> assertThat(e).as(what).isEqualTo(encoding(1)));
    } catch (DataFormatException expected) {
      assertThat(expected).as(what).hasMessageContaining("delete the file");
    }
  }

  private Path shard() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(Shard.SUFFIX)).findFirst().orElseThrow();
    }
  }

  private EmbeddingCache open(ModelIdentity model) {
    return EmbeddingCache.open(root, model, OPTIONS);
  }

  private static Encoding encoding(int i) {
    Embedding embedding = Embedding.of(i, 0.1f);
    MultiVector tokens =
        MultiVector.adopt(
            new float[] {i, 0.5f, 0.25f, -1}, 2, List.of(new Span(0, 3), new Span(4, 6)));
    return new Encoding(List.of(window(Optional.of(embedding), Optional.of(tokens))), false);
  }

  private static Encoding.Window window(Optional<Embedding> e, Optional<MultiVector> tokens) {
    return new Encoding.Window(new Span(0, 6), 4, e, tokens);
  }
}
