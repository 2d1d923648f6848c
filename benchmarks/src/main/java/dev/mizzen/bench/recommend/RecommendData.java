package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import dev.mizzen.recommend.Interaction;
import java.util.List;

/**
 * What a model learns from, what it is measured on, and what is known of the items.
 *
 * @param name of the data set
 * @param part that it is measured on: validation or test
 * @param training to learn from, and masked
 * @param heldOut to be foreseen
 * @param items texts and metadata; may be empty
 */
public record RecommendData(
    String name,
    String part,
    Iterable<Interaction> training,
    Iterable<Interaction> heldOut,
    List<Document> items) {}
