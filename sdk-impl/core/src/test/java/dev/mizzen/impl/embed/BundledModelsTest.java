package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Embedder;
import dev.mizzen.embed.Pooling;
import dev.mizzen.error.ModelNotFoundException;
import dev.mizzen.vector.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledModelsTest {
  @ParameterizedTest
  @CsvSource({
    "all-minilm-l6-v2, MEAN, 256, '', '', fp32",
    "all-minilm-l6-v2-q, MEAN, 256, '', '', int8-dynamic",
    "bge-small-en-v1.5, CLS, 512, 'Represent this sentence for searching relevant passages: ', '',"
        + " fp32",
    "bge-small-en-v1.5-q, CLS, 512, 'Represent this sentence for searching relevant passages: ',"
        + " '', int8-dynamic",
    "e5-small-v2, MEAN, 512, 'query: ', 'passage: ', fp32",
    "e5-small-v2-q, MEAN, 512, 'query: ', 'passage: ', int8-dynamic",
  })
  void relatedTextsAreCloserThanUnrelatedOnes(
      String id,
      Pooling pooling,
      int maxTokens,
      String query,
      String passage,
      String quantization) {
    try (Embedder embedder = Embedder.load(id)) {
      assertThat(embedder.identity().id()).isEqualTo(id);
      assertThat(embedder.identity().pooling()).isEqualTo(pooling);
      assertThat(embedder.identity().normalized()).isTrue();
      assertThat(embedder.identity().maxTokens()).isEqualTo(maxTokens);
      assertThat(embedder.identity().queryPrefix()).isEqualTo(query);
      assertThat(embedder.identity().passagePrefix()).isEqualTo(passage);
      assertThat(embedder.identity().quantization()).isEqualTo(quantization);
      assertThat(embedder.dimension()).isEqualTo(384);
      assertThat(embedder.batchInvariant()).isEqualTo(quantization.equals("fp32"));
      Embedding asked = embedder.embedQuery("A cat sleeps on the sofa");
      Embedding near = embedder.embedPassage("A kitten is napping on the couch");
      Embedding far = embedder.embedPassage("The central bank raised interest rates");
      assertThat(asked.norm()).isCloseTo(1, within(1e-6));
      assertThat(asked.cosine(near)).isGreaterThan(asked.cosine(far) + 0.1);
    }
  }

  @Test
  void namesMayBeWrittenAsTheModelCardsWriteThem() {
    try (Embedder embedder = Embedder.load("all-MiniLM-L6-v2-q")) {
      assertThat(embedder.identity().id()).isEqualTo("all-minilm-l6-v2-q");
    }
  }

  @Test
  void unknownNamesAreToldTheKnownOnes() {
    assertThatThrownBy(() -> Embedder.load("bge-smol"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("'bge-smol'")
        .hasMessageContaining("bge-small-en-v1.5, bge-small-en-v1.5-q");
  }

  @Test
  void lengthsBeyondTheModelsPositionsAreRefused() {
    assertThatThrownBy(() -> Embedder.model("all-minilm-l6-v2-q").maxTokens(513).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("513")
        .hasMessageContaining("512");
  }
}
