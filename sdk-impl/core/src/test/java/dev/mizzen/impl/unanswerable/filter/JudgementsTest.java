package dev.mizzen.impl.unanswerable.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.eval.unanswerable.Reasoning;
import dev.mizzen.eval.unanswerable.Verification;
import dev.mizzen.eval.unanswerable.Verification.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance check 3 of the specification, the part about judgements. */
final class JudgementsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[EXPLAIN] It is. [SCORE] [[2]]===== | 2",
        "[EXPLAIN] It is. [SCORE] [2]===== | 2",
        "[EXPLAIN] It is. [SCORE] 2 | 2",
        "[EXPLAIN] It is. [SCORE]: [[ 1 ]] and more ===== [[0]] | 1",
        "[explain] It is.\t[score] [[0]] | 0",
        "[EXPLAIN] [[1]] would be low. [SCORE] [[2]]=====[SCORE] [[0]] | 2",
        "It is [[1]], no, [[2]] ===== [[0]] | 2",
        "[EXPLAIN] It is. [SCORE] [[3]]===== | -1",
        "[EXPLAIN] It is. [SCORE] [[12]]===== | -1",
        "[EXPLAIN] It is. [SCORE] [[999999999999]]===== | -1",
        "[EXPLAIN] It is. [SCORE] | -1",
        "two | -1",
      })
  void scoresAreReadInTheirBrackets(String reply, int expected) {
    assertThat(Criterion.SUFFICIENCY.read(reply).orElse(-1)).isEqualTo(expected);
  }

  @Test
  void necessityGoesToThree() {
    assertThat(Criterion.NECESSITY.read("[SCORE] [[3]]")).hasValue(3);
    assertThat(Criterion.NECESSITY.read("[SCORE] [[4]]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"reason\": \"x\", \"verdict\": -1} | FAILS",
        "{\"verdict\": 1, \"reason\": \"x\"} trailing | COVERS",
        "{\"verdict\": \"0\"} | PLAUSIBLE",
        "{'reason': 'it''s', 'verdict': '-1'} | FAILS",
        "```{\"reason\": \"a \"quote\" inside\", \"verdict\": -1}``` | FAILS",
        "Reason: none. Verdict: +1 | COVERS",
        "reason ... verdict: +1 | COVERS",
        "{\"reason\": \"no end, \"verdict\": \u22121 | FAILS",
        "{\"verdict\": 2} | ",
        "{\"verdict\": -0} | PLAUSIBLE",
        "{\"verdict\": 1.5} | ",
        "{\"verdict\": 10} | ",
        "{\"verdict\": null} | ",
        "{\"reason\": \"x\"} | ",
        "-1 | ",
      })
  void verdictsThatCannotBeToldAreMurky(String reply, @Nullable Verdict expected) {
    assertThat(VerdictPrompt.read("answer", reply).map(Verification::verdict))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void reasonsAreKeptWithTheAnswer() {
    var read = VerdictPrompt.read("I do not know", "{\"reason\": \"admits\", \"verdict\": -1}");
    assertThat(read.orElseThrow().reason()).isEqualTo("admits");
    assertThat(read.orElseThrow().answer()).isEqualTo("I do not know");
  }

  @Test
  void reasoningIsTakenApart() {
    reasoning(
        "Rationale: Ann built it (Article 1: \"by Ann\").\nThe answer is: Gotha\nNumber of hops: 2"
            + "\n===== Number of hops: 5",
        "Ann built it (Article 1: \"by Ann\").",
        "Gotha",
        2);
    reasoning(
        "**Rationale:** So.\n**The answer is** Gotha\n**Number of hops:** 3", "So.", "Gotha", 3);
    reasoning("So. The answer is no.", "So.", "no.", Reasoning.UNKNOWN);
    reasoning("Rationale: So.\nNumber of hops: many", "So.\nNumber of hops: many", "", -1);
    reasoning("Number of hops: 123456789", "", "", Reasoning.UNKNOWN);
    reasoning("Number of hops: 12345678901234567890", "", "", Reasoning.UNKNOWN);
    reasoning("", "", "", Reasoning.UNKNOWN);
  }

  private static void reasoning(String reply, String rationale, String answer, int hops) {
    assertThat(ReasoningPrompt.read(reply)).isEqualTo(new Reasoning(rationale, answer, hops));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YES | true",
        "No. | false",
        "**yes** | true",
        "Answer: NO, yes | false",
        "nothing | ",
        "Yesterday | "
      })
  void relevanceIsTheFirstYesOrNo(String reply, @Nullable Boolean expected) {
    assertThat(RelevancePrompt.read(reply)).isEqualTo(Optional.ofNullable(expected));
  }
}
