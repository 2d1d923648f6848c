package dev.mizzen.impl.unanswerable.score;

import dev.mizzen.eval.unanswerable.Reaction;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the judges say about one response; empty where a verdict was not understood.
 *
 * @param id of the question
 * @param hops of the question, if known
 * @param acceptable judge A's verdict
 * @param reaction judge B's
 * @param accurate the accuracy judge's
 */
public record Judgement(
    String id,
    OptionalInt hops,
    Optional<Boolean> acceptable,
    Optional<Reaction> reaction,
    Optional<Boolean> accurate) {}
