package dev.mizzen.impl.unanswerable.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.eval.unanswerable.Response;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.impl.unanswerable.baseline.Controls;
import dev.mizzen.impl.unanswerable.baseline.RagSystem;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private static UnanswerableScores scores(RagSystem system, Judges judges) {
    List<Judgement> judgements =
        IntStream.range(0, 20)
            .mapToObj(
                i -> {
                  String question = "What is " + i + "?";
                  return judges.judge(
                      "q" + i,
                      OptionalInt.of(2),
                      Response.of(question, "a truth", system.answer(question)));
                })
            .toList();
    return UnanswerableScores.of(judgements);
  }

  /** A model that judges by the words of the two controls. */
  private static Judges byModel() {
    return ChatJudges.all(
        new ScriptedModel(
            p ->
                p.toString().contains("true_answer")
                    ? "Verdict: false"
                    : p.toString().contains("answers nothing") ? "Verdict: -1" : "Verdict: 1"));
  }

  @Test
  void alwaysRefusingIsPerfectAndAlwaysAnsweringWorthless() {
    UnanswerableScores refusing = scores(Controls.refusing(), RuleJudges.all());
    assertThat(refusing.acceptable().ratio()).isEqualTo(1);
    assertThat(refusing.unanswered().ratio()).isEqualTo(1);
    assertThat(refusing.accuracy().ratio()).isZero();
    UnanswerableScores answering = scores(Controls.answering("It is 42."), RuleJudges.all());
    assertThat(answering.acceptable().ratio()).isZero();
    assertThat(answering.unanswered().ratio()).isZero();
    assertThat(answering.answered().ratio()).isEqualTo(1);
  }

  @Test
  void judgesByModelCountTheSameWay() {
    assertThat(scores(Controls.refusing(), byModel()).unanswered().ratio()).isEqualTo(1);
    assertThat(scores(Controls.answering("It is 42."), byModel()).unanswered().ratio()).isZero();
  }
}
