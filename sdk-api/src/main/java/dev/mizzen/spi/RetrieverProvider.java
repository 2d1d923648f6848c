package dev.mizzen.spi;

import dev.mizzen.Retriever;

/** Opens retrievers; registered as a service. */
public interface RetrieverProvider extends Provider {
  /**
   * Opens or creates what {@code spec} asks for.
   *
   * @throws dev.mizzen.error.IndexException if that cannot be
   */
  Retriever open(RetrieverSpec spec);
}
