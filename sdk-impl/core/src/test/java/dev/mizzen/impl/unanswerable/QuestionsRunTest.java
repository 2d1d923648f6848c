package dev.mizzen.impl.unanswerable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.QualityRule;
import dev.mizzen.eval.unanswerable.Response;
import dev.mizzen.eval.unanswerable.SourceChunk;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion.Extent;
import dev.mizzen.eval.unanswerable.Verification.Verdict;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.impl.unanswerable.baseline.Controls;
import dev.mizzen.impl.unanswerable.baseline.RagSystem;
import dev.mizzen.impl.unanswerable.score.Judgement;
import dev.mizzen.impl.unanswerable.score.RuleJudges;
import dev.mizzen.impl.unanswerable.score.UnanswerableScores;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Acceptance check 7 of the specification: from documents to scores. */
final class QuestionsRunTest {
  private static final int WINDOW = 40_000;

  private static ScriptedModel model() {
    return new ScriptedModel(new ToyModel(), WINDOW);
  }

  @Test
  void everyQuestionThatStaysIsUnansweredByTheCorpus() {
    GenerationReport report = ToyWorld.make(ToyWorld.settings(model()));

    List<UnanswerableQuestion> questions = report.questions();
    assertThat(questions).hasSizeGreaterThan(20);
    assertThat(questions).extracting(UnanswerableQuestion::id).doesNotHaveDuplicates();
    assertThat(questions)
        .extracting(UnanswerableQuestion::extent)
        .contains(Extent.FULLY, Extent.PARTIALLY);
    for (UnanswerableQuestion question : questions) {
      assertThat(question.verification().verdict()).isEqualTo(Verdict.FAILS);
      assertThat(question.question()).startsWith("Who keeps ");
      assertThat(question.hops()).isEqualTo(question.sources().size()).isBetween(2, 6);
      assertThat(QualityRule.ASYMMETRIC.keeps(question.scores())).isTrue();
      assertThat(question.recipe().template()).matches("d[1-6]");
      for (SourceChunk source : question.sources()) {
        assertThat(source.document()).startsWith(source.external() ? "x" : "d");
        assertThat(question.groundTruth()).containsPattern(keeperOf(source));
      }
    }
  }

  private static String keeperOf(SourceChunk source) {
    return ToyWorld.keeper(Integer.parseInt(source.document().substring(1)));
  }

  @Test
  void aSystemThatRefusesIsPerfectOnThemAndOneThatAnswersWorthless() {
    List<UnanswerableQuestion> questions = ToyWorld.make(ToyWorld.settings(model())).questions();

    UnanswerableScores refusing = scores(questions, Controls.refusing());
    assertThat(refusing.questions()).isEqualTo(questions.size());
    assertThat(refusing.acceptable().ratio()).isEqualTo(1);
    assertThat(refusing.unanswered().ratio()).isEqualTo(1);
    UnanswerableScores answering = scores(questions, Controls.answering("It is Keeper999."));
    assertThat(answering.acceptable().ratio()).isZero();
    assertThat(answering.unanswered().ratio()).isZero();
  }

  private static UnanswerableScores scores(List<UnanswerableQuestion> questions, RagSystem system) {
    List<Judgement> judgements = new ArrayList<>();
    for (UnanswerableQuestion one : questions) {
      Response response =
          Response.of(one.question(), one.groundTruth(), system.answer(one.question()));
      judgements.add(RuleJudges.all().judge(one.id(), OptionalInt.of(one.hops()), response));
    }
    return UnanswerableScores.of(judgements);
  }

  @Test
  void theReportCountsWhatBecameOfEverything() {
    GenerationReport report = ToyWorld.make(ToyWorld.settings(model()));

    assertThat(report.count(Count.KEPT)).isEqualTo(report.questions().size());
    long left =
        report.count(Count.QUESTIONS)
            - report.count(Count.DUPLICATE_QUESTIONS)
            - report.count(Count.ANSWERABLE)
            - report.count(Count.PLAUSIBLE)
            - report.count(Count.MURKY)
            - report.count(Count.OTHER_HOPS)
            - report.count(Count.UNSCORED)
            - report.count(Count.POOR);
    assertThat(left).isEqualTo(report.count(Count.KEPT));
    assertThat(report.count(Count.ANSWERABLE)).isPositive();
    assertThat(report.count(Count.PLAUSIBLE)).isPositive();
    assertThat(report.count(Count.MURKY)).isPositive();
    assertThat(report.count(Count.OTHER_HOPS)).isPositive();
    assertThat(report.count(Count.POOR)).isPositive();
    assertThat(report.count(Count.CONTEXTS)).isBetween(2L, 60L);
    assertThat(report.count(Count.ARTICLES)).isEqualTo(2 * 6);
    assertThat(report.count(Count.IRRELEVANT_CHUNKS)).isPositive();
    assertThat(report.count(Count.REFUSED_PROMPTS)).isZero();
    assertThat(report.usage().promptTokens()).isPositive();
    assertThat(report.provenance())
        .containsEntry("model", "scripted")
        .containsKeys("prompts-sha256", "corpus-sha256", "articles-sha256", "embedder");
  }

  @Test
  void irrelevantChunksAreInNoContext() {
    for (UnanswerableQuestion question : ToyWorld.make(ToyWorld.settings(model())).questions()) {
      assertThat(question.context()).doesNotContain("lamp number 25 ");
    }
  }

  @Test
  void theSameQuestionsComeOutWhateverTheCallsAtOnce() {
    GenerationReport one = ToyWorld.make(ToyWorld.settings(model()).calls(1));
    GenerationReport many = ToyWorld.make(ToyWorld.settings(model()).calls(16));
    GenerationReport other = ToyWorld.make(ToyWorld.settings(model()).seeds(33, 43));

    assertThat(many.questions()).isEqualTo(one.questions());
    assertThat(many.counts()).isEqualTo(one.counts());
    assertThat(many.provenance()).isEqualTo(one.provenance());
    assertThat(other.questions()).isNotEqualTo(one.questions());
  }

  @Test
  void difficultyIsAsAskedFor() {
    Difficulty hard = Difficulty.standard().hops(4, 5).externalShare(0.5, 0.8);
    List<UnanswerableQuestion> questions =
        ToyWorld.make(ToyWorld.settings(model()).difficulty(hard)).questions();

    assertThat(questions).isNotEmpty();
    for (UnanswerableQuestion question : questions) {
      double external = question.sources().stream().filter(SourceChunk::external).count();
      assertThat(question.hops()).isBetween(4, 5);
      assertThat(external / question.sources().size()).isBetween(0.5, 0.8);
    }
    Difficulty single = Difficulty.standard().hops(2, 2).fullyExternal(false).singleHops(true);
    assertThat(ToyWorld.make(ToyWorld.settings(model()).difficulty(single)).questions())
        .extracting(UnanswerableQuestion::hops)
        .contains(1, 2);
  }

  @Test
  void theRuleOfThePapersTextKeepsOthers() {
    List<UnanswerableQuestion> questions =
        ToyWorld.make(ToyWorld.settings(model()).rule(QualityRule.ALL_SIX)).questions();

    assertThat(questions)
        .isNotEmpty()
        .allMatch(question -> question.extent() == Extent.PARTIALLY)
        .allMatch(question -> QualityRule.ALL_SIX.keeps(question.scores()));
  }

  @Test
  void progressTellsOfEveryPhase() {
    Set<String> phases = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    long[] last = new long[1];
    ProgressListener progress =
        (phase, done, total) -> {
          boolean begins = phases.add(phase);
          if (done > total || (!begins && done < last[0])) {
            wrong.add(phase + " " + done + " of " + total);
          }
          last[0] = done;
        };
    ToyWorld.settings(model())
        .make(ToyWorld.corpus(), ToyWorld.requests(), ToyWorld.articles(), progress);

    assertThat(phases)
        .containsExactly(
            "index",
            "topics",
            "articles",
            "relevance",
            "questions",
            "verification",
            "hops",
            "scores");
    assertThat(wrong).isEmpty();
  }
}
