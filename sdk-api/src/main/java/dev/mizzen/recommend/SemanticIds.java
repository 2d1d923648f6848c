package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.SemanticIdProvider;
import dev.mizzen.vector.Embedding;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained quantizer that gives things a {@link SemanticId} by their vectors: residual k-means for
 * the coarse codes, and product codes, after a rotation, of what that leaves (RQ-OPQ of OneSearch,
 * arXiv:2509.03236). New things need no training. Immutable and safe for use by many threads.
 *
 * {@snippet :
 * SemanticIds ids = SemanticIds.trainer().seed(7).train(embedder.embedPassages(titles), progress);
 * SemanticId id = ids.encode(embedder.embedPassage("Toy Story (1995). Animation, Comedy"));
 * }
 */
@Incubating(since = "0.1.0")
public interface SemanticIds {
  /** Starts a training. */
  static SemanticIdTrainer trainer() {
    return new SemanticIdTrainer();
  }

  /**
   * Loads what {@link #save} wrote.
   *
   * @throws dev.mizzen.error.ModelException if it cannot be read, is damaged or of a version that
   *     is not known
   */
  static SemanticIds load(Path folder) {
    return Providers.first(SemanticIdProvider.class, Providers.CORE).load(folder);
  }

  /** Values in a vector. */
  int dimension();

  /** How many values each coarse code can have. */
  List<Integer> sizes();

  /** How many values each fine code can have. */
  List<Integer> fineSizes();

  /** How many centroids the coarse levels have by their sizes, used or not. */
  long centroids();

  /** A hash of all that decides the codes, in lower-case hex. */
  String sha256();

  /**
   * The ids of vectors, in their order.
   *
   * @throws IllegalArgumentException if a dimension is another
   */
  List<SemanticId> encode(List<Embedding> vectors);

  /** The id of one vector. */
  default SemanticId encode(Embedding vector) {
    return encode(List.of(vector)).getFirst();
  }

  /**
   * The vectors that ids stand for: the sum of their centroids.
   *
   * @throws IllegalArgumentException if an id is not of this quantizer's form
   * @throws UnsupportedOperationException if residuals were renormalised, which loses lengths
   */
  List<Embedding> decode(List<SemanticId> ids);

  /**
   * How well ids use their codes.
   *
   * @throws IllegalArgumentException if there is none, or one is not of this quantizer's form
   */
  SemanticIdQuality quality(List<SemanticId> ids);

  /**
   * For each thing the {@code count} others whose fine codes stand for the nearest vectors,
   * Euclidean, nearest first, ties by ordinal; fewer if there are fewer.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1, or an id is not of this
   *     quantizer's form
   */
  List<int[]> fineNeighbours(List<SemanticId> ids, int count);

  /** Writes the quantizer to a folder, in full or not at all. */
  void save(Path folder);
}
