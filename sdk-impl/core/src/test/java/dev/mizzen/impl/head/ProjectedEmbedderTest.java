package dev.mizzen.impl.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.train.HeadShape;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.train.SkippedTokens;
import dev.mizzen.train.TokenSelection;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectedEmbedderTest {
  private final Embedder words = new WordEmbedder();
  private final ProjectionHead head = head(words.dimension(), 1);

  private static ProjectionHead head(int dimension, long seed) {
    return new NetworkHead(
        Shapes.random(HeadShape.standard(dimension, 6), seed),
        new Dense(KernelBackends.select(Optional.empty()).dense(Workers.caller())));
  }

  @Test
  void projectsTokenVectorsAndKeepsTheirPlaces() throws Exception {
    Embedder late = head.on(words);
    MultiVector plain = words.embedPassageTokens("red fox runs");
    MultiVector projected = late.embedPassageTokens("red fox runs");
    assertThat(projected).isEqualTo(head.project(plain));
    assertThat(projected.spans()).isEqualTo(plain.spans());
    assertThat(late.dimension()).isEqualTo(6);
    List<Content> one = List.of(Content.text("red fox runs"));
    var later = late.encodeAsync(one, EncodeOptions.passage().onlyTokenVectors(), (p, d, t) -> {});
    assertThat(later.toCompletableFuture().get().getFirst().tokenVectors()).isEqualTo(projected);
  }

  @Test
  void fillsAnIndexOfTokenVectors() {
    try (Retriever retriever =
        Retriever.builder()
            .inMemory()
            .embedder(head.on(words))
            .tokenVectors(TokenStorage.FLOAT32)
            .open()) {
      retriever.addAll(
          List.of(Document.of("a", "red fox runs"), Document.of("b", "blue fox sleeps")));
      retriever.refresh();
      Query query = Query.late("fox sleeps").candidatesFrom(Mode.BM25);
      assertThat(retriever.search(query).ids()).containsExactly("b", "a");
    }
  }

  @Test
  void hasAnIdentityThatTheHeadAndTheSelectionTakePartIn() {
    var identity = head.on(words).identity();
    assertThat(identity).isEqualTo(head.on(words).identity());
    assertThat(identity).isNotEqualTo(words.identity());
    assertThat(identity.dimension()).isEqualTo(6);
    assertThat(identity).isNotEqualTo(head(words.dimension(), 2).on(words).identity());
    assertThat(identity)
        .isNotEqualTo(head.on(words, TokenSelection.withoutPunctuation()).identity());
  }

  @Test
  void refusesSentenceVectorsAndHeadsOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> head.on(words).embedQuery("fox"))
        .withMessageContaining("token vectors only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> head(words.dimension() + 1, 1).on(words))
        .withMessageContaining("but the head takes " + (words.dimension() + 1));
  }

  @Test
  void leavesOutThePunctuationOfPassages() {
    PassageTokens tokens = new PassageTokens(TokenSelection.withoutPunctuation());
    MultiVector all =
        MultiVector.adopt(
            new float[] {1, 2, 3, 4},
            1,
            List.of(new Span(0, 2), new Span(2, 3), new Span(3, 6), new Span(0, 0)));
    MultiVector kept = tokens.of("a1.(b)", all);
    assertThat(kept.toArray()).containsExactly(1, 3, 4);
    assertThat(kept.spans().orElseThrow())
        .containsExactly(new Span(0, 2), new Span(3, 6), new Span(0, 0));
    MultiVector dots = MultiVector.adopt(new float[] {1}, 1, List.of(new Span(0, 3)));
    assertThat(tokens.of("...", dots)).isEqualTo(dots);
    assertThat(new PassageTokens(TokenSelection.standard()).of("a1.(b)", all)).isEqualTo(all);
  }

  /** A passage whose tokens are all unlike the query's: what is skipped must not help it. */
  @Test
  void skippedTokensCountAsNothingOrAsZero() {
    String query = "fox";
    String unlike =
        IntStream.range(0, 100)
            .mapToObj(n -> "w" + n)
            .filter(word -> WordEmbedder.word(query).cosine(WordEmbedder.word(word)) < -0.1)
            .findFirst()
            .orElseThrow();
    double similarity = WordEmbedder.word(query).cosine(WordEmbedder.word(unlike));
    TokenSelection leftOut = TokenSelection.withoutPunctuation();
    assertThat(score(leftOut, query, unlike + " ...")).isCloseTo(similarity, within(1e-5));
    TokenSelection zero = leftOut.masking(SkippedTokens.ZERO);
    assertThat(score(zero, query, unlike + " ...")).isZero();
    assertThat(score(zero, query, unlike)).isCloseTo(similarity, within(1e-5));
    assertThat(score(zero, query, "fox ...")).isCloseTo(1, within(1e-5));
  }

  private static double score(TokenSelection selection, String query, String passage) {
    int dimension = WordEmbedder.DIMENSION;
    float[] identity = new float[dimension * dimension];
    for (int k = 0; k < dimension; k++) {
      identity[k * dimension + k] = 1;
    }
    ProjectionHead same =
        new NetworkHead(
            Network.linear(identity, dimension, dimension),
            new Dense(KernelBackends.select(Optional.empty()).dense(Workers.caller())));
    try (Retriever retriever =
        Retriever.builder()
            .inMemory()
            .embedder(same.on(new WordEmbedder(), selection))
            .tokenVectors(TokenStorage.FLOAT32)
            .open()) {
      retriever.add(Document.of("one", passage));
      retriever.refresh();
      return retriever.search(Query.late(query).exact()).hits().getFirst().score();
    }
  }
}
