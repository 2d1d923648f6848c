package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.eval.unanswerable.Reaction;
import dev.mizzen.eval.unanswerable.Response;
import dev.mizzen.impl.eval.AnswerMatch;
import dev.mizzen.rag.Abstention.Reason;
import dev.mizzen.rag.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges without a model, the same every time. A pipeline's abstention is a refusal, or a question
 * back if its reason is {@link Reason#UNCLEAR}; an answer that is nothing but verbatim quotes is an
 * answer, whatever the documents say; any other text is read by {@link Phrases}, in English.
 */
public final class RuleJudges {
  /** Truths of more words are not looked for: systems would say them in other words. */
  static final int MOST_WORDS = 6;

  private static final Set<String> YES_NO = Set.of("yes", "no");

  private RuleJudges() {}

  /** All three. */
  public static Judges all() {
    return new Judges(RuleJudges::acceptable, RuleJudges::reaction, RuleJudges::accurate);
  }

  /**
   * Judge A: some clause refuses, says that the documents lack it, or asks back. An answer that
   * says so beside is acceptable, too; judge B calls it answered.
   */
  static Optional<Boolean> acceptable(Response response) {
    if (structured(response).isPresent()) {
      return structured(response).map(reaction -> reaction != Reaction.ANSWERED);
    }
    List<Clause> clauses = Clause.of(response.text());
    return Optional.of(
        clauses.contains(Clause.REFUSAL)
            || clauses.contains(Clause.QUESTION)
            || !clauses.contains(Clause.STATEMENT));
  }

  /** Judge B: answered if some clause says something; else whether it asks back or refuses. */
  static Optional<Reaction> reaction(Response response) {
    if (structured(response).isPresent()) {
      return structured(response);
    }
    List<Clause> clauses = Clause.of(response.text());
    if (clauses.contains(Clause.STATEMENT)) {
      return Optional.of(Reaction.ANSWERED);
    }
    return Optional.of(
        clauses.contains(Clause.QUESTION) ? Reaction.CLARIFICATION : Reaction.REFUSED);
  }

  /**
   * Whether the true answer's words stand in the response in a row, as SQuAD compares them; of yes
   * and no, whether the response begins with it. Nothing for truths of more than {@value
   * #MOST_WORDS} words, unless the response is a refusal. A lower bound: a true answer in other
   * words is not seen.
   */
  static Optional<Boolean> accurate(Response response) {
    if (!reaction(response).equals(Optional.of(Reaction.ANSWERED))) {
      return Optional.of(false);
    }
    List<String> truth = AnswerMatch.words(response.groundTruth());
    if (truth.isEmpty() || truth.size() > MOST_WORDS) {
      return Optional.empty();
    }
    if (truth.size() == 1 && YES_NO.contains(truth.getFirst())) {
      List<String> said = AnswerMatch.words(response.text());
      return Optional.of(!said.isEmpty() && said.getFirst().equals(truth.getFirst()));
    }
    return Optional.of(AnswerMatch.contains(response.text(), List.of(response.groundTruth())));
  }

  /** What a pipeline's answer is by itself; nothing if its words have to be read. */
  private static Optional<Reaction> structured(Response response) {
    return response
        .answer()
        .flatMap(
            answer ->
                answer.isAnswered()
                    ? Optional.of(Reaction.ANSWERED).filter(r -> isAllQuotes(answer))
                    : answer
                        .abstention()
                        .map(
                            a ->
                                a.reason() == Reason.UNCLEAR
                                    ? Reaction.CLARIFICATION
                                    : Reaction.REFUSED));
  }

  private static boolean isAllQuotes(Answer answer) {
    return !answer.citations().isEmpty()
        && answer.citations().stream()
            .allMatch(c -> c.answerSpan().of(answer.text()).equals(c.quote()))
        && answer.citations().stream().mapToInt(c -> c.quote().length() + 1).sum()
            > answer.text().length();
  }
}
