package dev.mizzen.impl.agent.grpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Eiffel Tower | the eiffel tower!",
        "Curie, Marie | Marie Curie",
        "300 | 300",
        "250-350 | 300",
        "between 250 and 350 m | 300 m",
        "1,200 | 1234",
        "3.5 | 3.46",
        "3 km | 3000 m",
        "324 m | 1063 feet",
        "70.3 kg | 155 pounds"
      })
  void accepts(String answer, String gold) {
    assertThat(AnswerRules.match(answer, List.of("other", gold))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Eiffel | Eiffel Tower",
        "London | Paris",
        "1,300 | 1234",
        "1000 | 1234",
        "3 kg | 3 m",
        "400-500 | 300",
        "3 | 3.46",
        "1066 | 1067"
      })
  void refuses(String answer, String gold) {
    assertThat(AnswerRules.match(answer, List.of(gold))).isFalse();
  }

  @Test
  void refusesEverythingWithoutAnAcceptableAnswer() {
    assertThat(AnswerRules.match("a", List.of())).isFalse();
    assertThat(AnswerRules.match("", List.of(""))).isFalse();
  }
}
