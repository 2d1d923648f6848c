package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.RagPipeline;

/** Opens pipelines; registered as a service. */
@Incubating(since = "0.1.0")
public interface RagProvider extends Provider {
  /** Opens what {@code spec} asks for. */
  RagPipeline open(RagSpec spec);
}
