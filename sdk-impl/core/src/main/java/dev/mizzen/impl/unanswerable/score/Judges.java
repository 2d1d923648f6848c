package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.eval.unanswerable.Judge;
import dev.mizzen.eval.unanswerable.Reaction;
import dev.mizzen.eval.unanswerable.Response;
import java.util.OptionalInt;

/**
 * The three judges of CRUMQs. A high share of unanswered questions does not imply a high share of
 * acceptable ones: A and B measure different things.
 *
 * @param acceptable judge A: whether the response refuses, or points out what the documents lack
 * @param reaction judge B: answered, asked back, or refused
 * @param accuracy whether the response says the true answer; for questions that the documents do
 *     not answer, this is what a model knew, or guessed
 */
public record Judges(Judge<Boolean> acceptable, Judge<Reaction> reaction, Judge<Boolean> accuracy) {
  /**
   * All three verdicts.
   *
   * @param hops of the question, if known
   */
  public Judgement judge(String id, OptionalInt hops, Response response) {
    return new Judgement(
        id, hops, acceptable.judge(response), reaction.judge(response), accuracy.judge(response));
  }
}
