package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.QualityRule;
import dev.mizzen.eval.unanswerable.QualityScores;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.impl.unanswerable.Candidate;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Has questions scored, and keeps those whose scores are enough (arXiv:2510.11956, step V.2). A
 * context without chunks of the corpus has internal scores of 0, for which no judge is needed. For
 * one thread.
 */
public final class QualityFilter {
  private final Asker asker;
  private final Tally tally;
  private final QualityRule rule;

  /** A filter by this rule. */
  public QualityFilter(Asker asker, Tally tally, QualityRule rule) {
    this.asker = asker;
    this.tally = tally;
    this.rule = rule;
  }

  /** The questions that stay. */
  public List<UnanswerableQuestion> keep(List<Reasoned> reasoned) {
    List<Optional<QualityScores>> scores =
        asker.each("scores", reasoned, one -> score(one.candidate()));
    List<UnanswerableQuestion> kept = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      if (scores.get(i).isEmpty()) {
        tally.add(Count.UNSCORED, 1);
      } else if (rule.keeps(scores.get(i).get())) {
        kept.add(question(reasoned.get(i), scores.get(i).get()));
      } else {
        tally.add(Count.POOR, 1);
      }
    }
    tally.add(Count.KEPT, kept.size());
    return kept;
  }

  private Optional<QualityScores> score(Candidate candidate) {
    String context = candidate.group().context();
    String internal = candidate.internalContext();
    OptionalInt sufficiency = score(Criterion.SUFFICIENCY, candidate, context);
    OptionalInt necessity = score(Criterion.NECESSITY, candidate, context);
    OptionalInt correctness = score(Criterion.CORRECTNESS, candidate, context);
    OptionalInt uniqueness = score(Criterion.UNIQUENESS, candidate, context);
    OptionalInt internalSufficiency = score(Criterion.SUFFICIENCY, candidate, internal);
    OptionalInt internalNecessity = score(Criterion.NECESSITY, candidate, internal);
    if (sufficiency.isEmpty()
        || necessity.isEmpty()
        || correctness.isEmpty()
        || uniqueness.isEmpty()
        || internalSufficiency.isEmpty()
        || internalNecessity.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new QualityScores(
            sufficiency.getAsInt(),
            necessity.getAsInt(),
            correctness.getAsInt(),
            uniqueness.getAsInt(),
            internalSufficiency.getAsInt(),
            internalNecessity.getAsInt()));
  }

  private OptionalInt score(Criterion criterion, Candidate candidate, String context) {
    if (context.isEmpty()) {
      return OptionalInt.of(0);
    }
    return asker
        .ask(criterion.prompt(candidate.question(), candidate.answer(), context))
        .map(criterion::read)
        .orElse(OptionalInt.empty());
  }

  private static UnanswerableQuestion question(Reasoned reasoned, QualityScores scores) {
    Candidate candidate = reasoned.candidate();
    return new UnanswerableQuestion(
        candidate.id(),
        candidate.question(),
        candidate.answer(),
        candidate.requestId(),
        candidate.group().chunks(),
        candidate.recipe(),
        reasoned.verification(),
        scores,
        reasoned.reasoning());
  }
}
