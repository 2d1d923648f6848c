package dev.mizzen.impl.rag.cite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatedTest {
  private static final CitationGate GATE =
      new CitationGate(
          List.of(
              new Passage(1, "a", "", "text", "Paris is the capital of France."),
              new Passage(2, "b", "", "text", "He said \"never again\" in 1920.")));

  private static final String WRITTEN =
      "Berlin is larger [1: \"Berlin is larger\"]. The capital is Paris [1: “Paris is the"
          + " capital”]. He said so [2: \"said \\\"never again\\\" in\"] [1: \"capital of"
          + " France\"]. Who knows?";

  @Test
  void takesTheMarksOut() {
    MarkedAnswer answer = MarkedAnswer.parse(WRITTEN);
    assertThat(answer.text())
        .isEqualTo("Berlin is larger. The capital is Paris. He said so. Who knows?");
    assertThat(answer.claims().stream().map(c -> c.answerSpan().of(answer.text())))
        .containsExactly(
            "Berlin is larger.", "The capital is Paris.", "He said so.", "He said so.");
    assertThat(answer.claims().get(2).quote()).isEqualTo("said \"never again\" in");
  }

  @Test
  void removesSentencesWithoutSupport() {
    Gated gated = Gated.of(MarkedAnswer.parse(WRITTEN), GATE, true);
    assertThat(gated.text()).isEqualTo("The capital is Paris. He said so.");
    assertThat(gated.citations().stream().map(c -> c.answerSpan().of(gated.text())))
        .containsExactly("The capital is Paris.", "He said so.", "He said so.");
    assertThat(gated.refused()).extracting(Claim::quote).containsExactly("Berlin is larger");
    assertThat(gated.unsupported()).isEmpty();
  }

  @Test
  void marksSentencesWithoutSupport() {
    Gated gated = Gated.of(MarkedAnswer.parse(WRITTEN), GATE, false);
    assertThat(gated.unsupported().stream().map(span -> span.of(gated.text())))
        .containsExactly("Berlin is larger.", "Who knows?");
    assertThat(gated.citations()).hasSize(3);
  }

  @Test
  void leavesBrokenMarksInTheText() {
    for (String written :
        List.of(
            "A [1: never]", "A [x: \"b\"]", "[1: \"b", "A [1 \"b\"]", "[12345678: \"b\"]", "")) {
      assertThat(MarkedAnswer.parse(written).text()).isEqualTo(written);
      assertThat(MarkedAnswer.parse(written).claims()).isEmpty();
    }
  }

  @Test
  void aMarkBeforeAnyWordSupportsNothing() {
    Gated gated = Gated.of(MarkedAnswer.parse("[1: \"Paris is the capital\"] Yes."), GATE, true);
    assertThat(gated.text()).isEmpty();
    assertThat(gated.citations()).isEmpty();
    assertThat(MarkedAnswer.parse("[1: \"x\"]").claims().get(0).answerSpan())
        .isEqualTo(new Span(0, 0));
  }
}
