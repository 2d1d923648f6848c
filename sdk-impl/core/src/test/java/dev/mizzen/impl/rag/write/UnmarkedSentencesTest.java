package dev.mizzen.impl.rag.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.impl.rag.cite.CitationGate;
import dev.mizzen.impl.rag.cite.Claim;
import dev.mizzen.impl.rag.cite.Gated;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.rag.read.SentenceAnalyst;
import dev.mizzen.kernels.KernelBackends;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmarkedSentencesTest {
  private static final String BUILT = "The lighthouse was built by Ivan Petrov in 1863.";
  private static final List<Passage> PASSAGES =
      List.of(
          passage(
              1, "The town lies on the Black Sea. It has two harbours, and 1.5 miles of beach."),
          passage(2, BUILT + " It is painted red and white."),
          passage(3, "Later, Ivan Petrov lived in the lighthouse of another town."));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lighthouse was built by Ivan Petrov in 1863.",
        "the lighthouse was  built by Ivan Petrov",
        "Ivan Petrov in 1863.",
        "Built by Ivan Petrov!"
      })
  void citesTheWholeSentenceThatHoldsTheWords(String written) {
    assertThat(proved(written).claims()).extracting(Claim::quote).containsExactly(BUILT);
    assertThat(proved(written).claims()).extracting(Claim::passage).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lighthouse was built by Ivan Petrov in 1864.",
        "Ivan Petrov built it.",
        "Ivan Petrov in 186",
        "5 miles of beach.",
        "It was.",
        "The lighthouse was built.",
        "Petrov in 1863. It is painted red."
      })
  void findsNoProofForOtherWordsForPartsOfWordsAndForEchoes(String written) {
    MarkedAnswer answer = new MarkedAnswer(written, List.of(whole(written)), List.of());
    assertThat(UnmarkedSentences.proved(answer, reading()).claims()).isEmpty();
  }

  @Test
  void amongSeveralTheBestReadIsCited() {
    assertThat(proved("Ivan Petrov").claims()).extracting(Claim::quote).containsExactly(BUILT);
  }

  @Test
  void aFalseQuoteIsNotMended() {
    MarkedAnswer answer = proved("Ivan Petrov in 1863 [1: \"built by Ivan Petrov\"].");
    assertThat(answer.claims()).extracting(Claim::passage).containsExactly(1);
    assertThat(Gated.of(answer, new CitationGate(PASSAGES), true).citations()).isEmpty();
  }

  @Test
  void everyProofPassesTheGate() {
    MarkedAnswer answer = proved("Ivan Petrov. It is painted red. It is painted blue.");
    Gated gated = Gated.of(answer, new CitationGate(PASSAGES), true);
    assertThat(gated.text()).isEqualTo("Ivan Petrov. It is painted red.");
    assertThat(gated.citations()).hasSize(2);
    assertThat(gated.refused()).isEmpty();
  }

  private static MarkedAnswer proved(String written) {
    return UnmarkedSentences.proved(MarkedAnswer.parse(written), reading());
  }

  private static Span whole(String text) {
    return new Span(0, text.length());
  }

  private static Reading reading() {
    SentenceAnalyst analyst =
        new SentenceAnalyst(Optional.empty(), KernelBackends.select(Optional.empty()), word -> 1);
    return ReaderModel.shipped(false)
        .reader()
        .read(analyst.analyse("Who built the lighthouse?", PASSAGES));
  }

  private static Passage passage(int number, String text) {
    return new Passage(number, "doc" + number, "", "text", text);
  }
}
