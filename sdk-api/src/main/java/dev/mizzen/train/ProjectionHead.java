package dev.mizzen.train;

import dev.mizzen.Embedder;
import dev.mizzen.spi.HeadProvider;
import dev.mizzen.spi.Providers;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;

/**
 * A small network that turns token vectors of a model into fewer or better ones, each of length 1.
 * Immutable and safe for use by many threads.
 *
 * {@snippet :
 * ProjectionHead head = ProjectionHead.load(folder);
 * try (Embedder late = head.on(Embedder.load("bge-small-en-v1.5"))) {
 *   MultiVector vectors = late.embedPassageTokens("Zebrafish regrow their fins.");
 * }
 * }
 */
public interface ProjectionHead {
  /**
   * Reads a folder that {@link #save} wrote, or one with Dense modules as PyLate and
   * Sentence-Transformers write them ({@code config.json} and {@code model.safetensors}).
   *
   * @throws dev.mizzen.error.ModelException if it cannot be read, is damaged, or asks for what is
   *     not known here
   */
  static ProjectionHead load(Path folder) {
    return Providers.first(HeadProvider.class, Providers.CORE).load(folder);
  }

  /** Values in a token vector of the model. */
  int inputDimension();

  /** Values in a projected token vector. */
  int dimension();

  /** The number of weights. */
  long parameters();

  /** A hash of what decides the vectors, in lower-case hex. */
  String sha256();

  /**
   * Projects every row, keeping its place in the text.
   *
   * @throws IllegalArgumentException if the dimension is another
   */
  MultiVector project(MultiVector tokens);

  /** Whether the network is one matrix in disguise. */
  boolean foldable();

  /**
   * The one matrix that gives the same vectors, up to rounding.
   *
   * @throws IllegalStateException if it is not {@link #foldable}
   */
  ProjectionHead folded();

  /**
   * Writes the weights as safetensors and the rest as JSON. A file that was there is replaced as a
   * whole.
   *
   * @throws java.io.UncheckedIOException if that cannot be
   */
  void save(Path folder);

  /**
   * An embedder of projected token vectors. It gives no sentence vectors, and has an identity of
   * its own, in which the hash of this head takes part. Closing it closes {@code embedder}.
   *
   * @throws IllegalArgumentException if {@code embedder} gives no token vectors, or others
   */
  default Embedder on(Embedder embedder) {
    return on(embedder, TokenSelection.standard());
  }

  /** As {@link #on(Embedder)}, with a choice of tokens. */
  Embedder on(Embedder embedder, TokenSelection selection);
}
