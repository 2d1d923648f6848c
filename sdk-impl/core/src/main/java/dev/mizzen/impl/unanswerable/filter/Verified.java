package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.Verification;
import dev.mizzen.impl.unanswerable.Candidate;

/**
 * A question that the corpus does not answer.
 *
 * @param candidate the question
 * @param verification that it does not
 */
public record Verified(Candidate candidate, Verification verification) {}
