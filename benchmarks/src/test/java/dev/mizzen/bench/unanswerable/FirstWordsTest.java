package dev.mizzen.bench.unanswerable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FirstWordsTest {
  private static AskedQuestion question(String text, boolean answerable) {
    return new AskedQuestion(text, text, "", OptionalInt.empty(), answerable);
  }

  @Test
  void aWordThatGivesTheKindAwayIsFound() {
    List<AskedQuestion> questions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      questions.add(question("Who is " + i, true));
      questions.add(question("Considering " + i, false));
    }
    assertThat(FirstWords.auroc(questions)).hasValue(1);
  }

  /** Counting the question itself among its word would make words that stand once perfect. */
  @Test
  void aWordThatStandsOnceTellsNothing() {
    assertThat(FirstWords.auroc(List.of(question("Who?", true), question("When?", false))))
        .hasValue(0.5);
    assertThat(FirstWords.auroc(List.of(question("Who?", true)))).isEmpty();
  }
}
