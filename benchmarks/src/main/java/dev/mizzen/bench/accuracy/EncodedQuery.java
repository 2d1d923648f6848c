package dev.mizzen.bench.accuracy;

import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.Optional;

/**
 * A query with the vectors its mode needs, so that a search's time leaves the encoding out.
 *
 * @param id in the judgments
 * @param text as asked
 * @param vector if a model took part
 * @param tokenVectors if asked for
 */
public record EncodedQuery(
    String id, String text, Optional<Embedding> vector, Optional<MultiVector> tokenVectors) {

  /** The sentence vector, which must be there. */
  public Embedding requireVector() {
    return vector.orElseThrow();
  }
}
