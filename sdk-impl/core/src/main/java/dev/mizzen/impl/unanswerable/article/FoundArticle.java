package dev.mizzen.impl.unanswerable.article;

import dev.mizzen.eval.unanswerable.ExternalArticle;

/**
 * An article found for a request.
 *
 * @param article what was found
 * @param topic by which it was found first
 */
public record FoundArticle(ExternalArticle article, String topic) {}
