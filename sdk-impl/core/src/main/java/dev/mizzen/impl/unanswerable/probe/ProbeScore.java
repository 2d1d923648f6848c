package dev.mizzen.impl.unanswerable.probe;

/**
 * How a reader does on one question.
 *
 * @param id of the question
 * @param partitions how many were probed
 * @param answer by the words of the answer, as SQuAD compares them
 * @param support by the set of articles named
 */
public record ProbeScore(String id, int partitions, TaskScore answer, TaskScore support) {}
