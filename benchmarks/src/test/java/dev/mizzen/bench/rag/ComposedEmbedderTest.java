package dev.mizzen.bench.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Embedder;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComposedEmbedderTest {
  private static final List<String> SENTENCES = List.of("One.", "Two two.", "Three.", "Four.");

  @Test
  void joinsTokensWithTheirPlaces() {
    ComposedPassages passages = new ComposedPassages(SENTENCES, 8, 1);
    assertThat(passages.documents()).hasSize(8).doesNotHaveDuplicates();
    Embedder model =
        Embedder.of(
            ModelIdentity.external("nothing", 2),
            Runnable::run,
            (texts, role) -> texts.stream().map(t -> new float[] {7, 7}).toList());
    try (Embedder composed =
        new ComposedEmbedder(
            model,
            SENTENCES.stream().collect(Collectors.toMap(s -> s, ComposedEmbedderTest::encoding)),
            passages)) {
      for (var document : passages.documents()) {
        String text = document.texts().getOrDefault("text", "");
        Encoding encoding = composed.encode(text, EncodeOptions.passage().withTokenVectors());
        MultiVector tokens = encoding.tokenVectors();
        assertThat(tokens.spans().orElseThrow().stream().map(span -> span.of(text)))
            .containsExactlyElementsOf(passages.parts(text));
        assertThat(tokens.row(1)).isEqualTo(encoding(passages.parts(text).get(1)).embedding());
        float[] mean = encoding.embedding().toArray();
        assertThat(Math.hypot(mean[0], mean[1])).isBetween(0.999, 1.001);
      }
      assertThat(composed.embedQuery("What?").toArray()).containsExactly(7, 7);
    }
  }

  /** One token, the whole sentence; its vector is told by the sentence's length. */
  private static Encoding encoding(String sentence) {
    float[] vector = {(float) Math.cos(sentence.length()), (float) Math.sin(sentence.length())};
    Span whole = new Span(0, sentence.length());
    return new Encoding(
        List.of(
            new Encoding.Window(
                whole,
                1,
                Optional.of(Embedding.of(vector)),
                Optional.of(MultiVector.adopt(vector.clone(), 2, List.of(whole))))),
        false);
  }

  @Test
  void percentilesAreValuesThatWereMeasured() {
    double[] hundred = new double[100];
    for (int i = 0; i < hundred.length; i++) {
      hundred[i] = i + 1;
    }
    assertThat(StageTimes.at(hundred, 0.5)).isEqualTo(50);
    assertThat(StageTimes.at(hundred, 0.99)).isEqualTo(99);
    assertThat(StageTimes.at(new double[] {3}, 0.99)).isEqualTo(3);
  }
}
