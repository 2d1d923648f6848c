package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.Reasoning;
import dev.mizzen.eval.unanswerable.Verification;
import dev.mizzen.impl.unanswerable.Candidate;

/**
 * A question of as many hops as were intended.
 *
 * @param candidate the question
 * @param verification that the corpus does not answer it
 * @param reasoning with all of the context
 */
public record Reasoned(Candidate candidate, Verification verification, Reasoning reasoning) {}
