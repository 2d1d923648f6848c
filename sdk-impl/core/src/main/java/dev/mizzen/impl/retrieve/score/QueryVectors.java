package dev.mizzen.impl.retrieve.score;

import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.Optional;

/**
 * The vectors of one query.
 *
 * @param sentence if needed
 * @param tokens if needed
 */
public record QueryVectors(Optional<Embedding> sentence, Optional<MultiVector> tokens) {
  /** No vectors. */
  public static final QueryVectors NONE = new QueryVectors(Optional.empty(), Optional.empty());
}
