package dev.mizzen.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.vector.Embedding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeacherAnswerTest {
  @ParameterizedTest
  @ValueSource(strings = {"3,1,2,5,4", " 3, 1 ,2,\t5,4\n", "03,1,2,5,4"})
  void aPermutationIsAnOrder(String text) {
    TeacherAnswer answer = TeacherAnswer.ranking(text, 5, 7);
    assertThat(answer.refused()).isFalse();
    assertThat(answer.order()).containsExactly(2, 0, 1, 4, 3);
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.cost()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3,1,2",
        "1,1,2,3,4",
        "0,1,2,3,4",
        "2,3,4,5,6",
        "1,2,3,4,5,6",
        "The 5 products in order: 3,1,2,5,4",
        "Order: 3,1,2,5,4",
        "3,1,2,5,4.",
        "3,1,2,5,4,",
        ",3,1,2,5,4",
        "3 1 2 5 4",
        "-3,1,2,5,4",
        "3.0,1,2,5,4",
        "99999999999999999999,1,2,5,4",
        "٣,1,2,5,4",
        "",
        "none"
      })
  void anythingElseIsRefusedAndKept(String text) {
    TeacherAnswer answer = TeacherAnswer.ranking(text, 5, 2);
    assertThat(answer.refused()).isTrue();
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.cost()).isEqualTo(2);
  }

  @Test
  void aChoiceIsNoughtOrOne() {
    assertThat(TeacherAnswer.choice("0", 1).order()).containsExactly(0, 1);
    assertThat(TeacherAnswer.choice(" 1\n", 1).order()).containsExactly(1, 0);
    assertThat(TeacherAnswer.choice("2", 1).refused()).isTrue();
    assertThat(TeacherAnswer.choice("the first", 1).refused()).isTrue();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TeacherAnswer.of(List.of(1, 2), 0))
        .withMessageContaining("[1, 2]");
    assertThatIllegalArgumentException().isThrownBy(() -> TeacherAnswer.of(List.of(0, 1), -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PreferenceItem("a", Optional.empty(), Optional.empty()))
        .withMessageContaining("'a'");
  }

  @Test
  void anItemMayHaveTextAndVector() {
    PreferenceItem item = PreferenceItem.of("a", "a spade").with(Embedding.of(1, 2));
    assertThat(item.content()).isPresent();
    assertThat(item.vector()).contains(Embedding.of(1, 2));
  }
}
