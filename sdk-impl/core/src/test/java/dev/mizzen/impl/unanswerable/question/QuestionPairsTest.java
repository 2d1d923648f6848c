package dev.mizzen.impl.unanswerable.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Acceptance check 3 of the specification, the part about questions. */
final class QuestionPairsTest {
  private static final QuestionPair FIRST = new QuestionPair("Who left?", "Ann");
  private static final QuestionPair SECOND = new QuestionPair("When?", "In May");

  @Test
  void jsonIsReadWithTextBehindItsEnd() {
    String json = "{\"q1\": \"Who left?\", \"a1\": \"Ann\", \"q2\": \"When?\", \"a2\": \"In May\"}";
    read(json, FIRST, SECOND);
    read(json + "=====", FIRST, SECOND);
    read(json + "\n=====\nHere is one more: {\"q1\": \"No\", \"a1\": \"no\"}", FIRST, SECOND);
    read("```json\n" + json + "\n```", FIRST, SECOND);
  }

  @Test
  void dictionariesOfPythonAreRead() {
    read("{'q1': 'Who left?', 'a1': 'Ann', 'q2': 'When?', 'a2': 'In May',}", FIRST, SECOND);
    read("{q1: 'Who left?', a1: 'Ann'}", FIRST);
    read("{'q1': \"Who's left?\", 'a1': 'Ann'}", new QuestionPair("Who's left?", "Ann"));
  }

  @Test
  void brokenJsonCostsNoMoreThanItsBrokenPair() {
    read("\"q1\": \"Who left?\", \"a1\": \"Ann\", \"q2\": \"When?\"", FIRST);
    read("{\"q1\": \"Who left?\", \"a1\": \"Ann\", \"q2\": \"When?\", \"a2\": \"In Ma", FIRST);
    read(
        "{\"q1\": \"Who said \"go\"?\", \"a1\": \"Ann\"}=====",
        new QuestionPair("Who said \"go\"?", "Ann"));
    read(
        "{\"q1\": \"Who left?\" \"a1\": \"Ann\"\n\"q2\": \"When?\" \"a2\": \"In May\"}",
        FIRST,
        SECOND);
    read("Q1: Who left?\nA1: Ann\nQ2: When?\nA2: In May\n=====", FIRST, SECOND);
    read(
        "[{\"q1\": \"Who left?\", \"a1\": \"Ann\"}, {\"q2\": \"When?\", \"a2\": \"In May\"}]",
        FIRST,
        SECOND);
  }

  @Test
  void pairsWithoutOneHalfAreLeftOut() {
    read("{\"q1\": \"\", \"a1\": \"Ann\", \"q2\": \"When?\", \"a2\": \"In May\"}", SECOND);
    read("{\"q1\": null, \"a1\": \"Ann\", \"q2\": \"When?\", \"a2\": \"In May\"}", SECOND);
    read("{\"q1\": \"Who left?\", \"a1\": \"  \"}");
    read("{\"q1\": \"How many?\", \"a1\": 42}", new QuestionPair("How many?", "42"));
    read("");
    read("I cannot write questions about this.");
  }

  private static void read(String reply, QuestionPair... expected) {
    assertThat(QuestionPairs.read(reply)).as(reply).isEqualTo(List.of(expected));
  }
}
