package dev.mizzen.spi;

import dev.mizzen.Embedder;

/** Opens embedders; registered as a service. */
public interface EmbedderProvider extends Provider {
  /**
   * Opens what {@code spec} asks for.
   *
   * @throws dev.mizzen.error.ModelException if that cannot be
   */
  Embedder open(EmbedderSpec spec);
}
