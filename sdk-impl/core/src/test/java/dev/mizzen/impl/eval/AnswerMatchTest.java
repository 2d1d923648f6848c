package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerMatchTest {
  @Test
  void comparesAsSquadDoes() {
    assertThat(AnswerMatch.exact("The Normans!", List.of("normans"))).isEqualTo(1);
    assertThat(AnswerMatch.exact("Normans", List.of("Norman", "Normans"))).isEqualTo(1);
    assertThat(AnswerMatch.exact("1,863", List.of("1863"))).isEqualTo(1);
    assertThat(AnswerMatch.f1("Ivan Petrov in 1863", List.of("Ivan Petrov")))
        .isCloseTo(2 * 0.5 / 1.5, within(1e-12));
    assertThat(AnswerMatch.f1("b b", List.of("b"))).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(AnswerMatch.f1("", List.of("b"))).isZero();
  }

  @Test
  void findsWholeWordsInARow() {
    assertThat(AnswerMatch.contains("It was the Black Sea.", List.of("black sea"))).isTrue();
    assertThat(AnswerMatch.contains("It was Blacksea.", List.of("black"))).isFalse();
    assertThat(AnswerMatch.contains("It was.", List.of("the"))).isFalse();
  }
}
