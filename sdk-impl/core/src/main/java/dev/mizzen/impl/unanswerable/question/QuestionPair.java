package dev.mizzen.impl.unanswerable.question;

/**
 * A question and its answer, as a model wrote them.
 *
 * @param question not blank
 * @param answer not blank
 */
public record QuestionPair(String question, String answer) {}
