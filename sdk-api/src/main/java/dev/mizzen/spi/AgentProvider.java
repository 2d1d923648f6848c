package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.agent.SearchAgent;

/** Opens search agents; registered as a service. */
@Incubating(since = "0.1.0")
public interface AgentProvider extends Provider {
  /** Opens what {@code spec} asks for. */
  SearchAgent open(AgentSpec spec);
}
