package dev.mizzen.impl.rag.plan;

/**
 * How much a planner may do.
 *
 * @param rounds of searches, at least 1
 * @param passages shown to the model, at most
 * @param tokens of passages in a prompt, at most
 */
public record PlanLimits(int rounds, int passages, int tokens) {}
