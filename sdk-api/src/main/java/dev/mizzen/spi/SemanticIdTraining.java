package dev.mizzen.spi;

import dev.mizzen.ProgressListener;
import dev.mizzen.recommend.CodebookSharing;
import dev.mizzen.vector.Embedding;
import java.util.List;

/**
 * What a {@link dev.mizzen.recommend.SemanticIdTrainer} collected. Immutable.
 *
 * @param vectors to learn from
 * @param sizes values of each coarse code
 * @param sharing of codebooks at the last coarse level
 * @param renormalised whether residuals are scaled
 * @param fineCodes how many
 * @param fineSize values of a fine code
 * @param iterations of k-means
 * @param rotations improvements of the rotation
 * @param seed of random choices
 * @param threads that work
 * @param progress hears of finished parts
 */
public record SemanticIdTraining(
    List<Embedding> vectors,
    List<Integer> sizes,
    CodebookSharing sharing,
    boolean renormalised,
    int fineCodes,
    int fineSize,
    int iterations,
    int rotations,
    long seed,
    int threads,
    ProgressListener progress) {
  /** Copies the lists. */
  public SemanticIdTraining {
    vectors = List.copyOf(vectors);
    sizes = List.copyOf(sizes);
  }
}
