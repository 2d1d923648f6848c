package dev.mizzen.impl.retrieve.page;

import dev.mizzen.search.Hit;
import java.util.List;

/**
 * A document in its final order.
 *
 * @param doc its number in the reader
 * @param score in the mode's scale
 * @param key its place in the order, made of what Lucene sorts by; the last part is the id
 * @param parts what the score is made of
 */
public record Ranked(int doc, double score, SortKey key, List<Hit.Part> parts) {}
