package dev.mizzen.impl.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Embedder;
import dev.mizzen.vector.Embedding;
import org.junit.jupiter.api.Test;

class FirstEmbeddingTest {
  @Test
  void relatedTextsAreCloserThanUnrelatedOnes() {
    try (Embedder embedder = Embedder.load("all-minilm-l6-v2-q")) {
      Embedding query = embedder.embedQuery("A cat sleeps on the sofa");
      Embedding near = embedder.embedPassage("A kitten is napping on the couch");
      Embedding far = embedder.embedPassage("The central bank raised interest rates");
      assertThat(query.norm()).isCloseTo(1, within(1e-6));
      assertThat(query.cosine(near)).isGreaterThan(query.cosine(far) + 0.3);
    }
  }
}
