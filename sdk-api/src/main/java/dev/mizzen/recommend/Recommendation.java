package dev.mizzen.recommend;

import dev.mizzen.Document;
import java.util.Optional;

/**
 * One item recommended.
 *
 * @param item the caller's id
 * @param score in the model's own scale; higher is better
 * @param rank from 1
 * @param document the item's texts and metadata, if they were given
 */
public record Recommendation(String item, double score, int rank, Optional<Document> document) {}
