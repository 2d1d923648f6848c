package dev.mizzen.impl.agent;

import dev.mizzen.agent.SearchAgent;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.spi.AgentProvider;
import dev.mizzen.spi.AgentSpec;

/** Opens search agents. */
public final class ProtocolAgentProvider implements AgentProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ProtocolAgentProvider() {}

  @Override
  public String id() {
    return "tags";
  }

  @Override
  public SearchAgent open(AgentSpec spec) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ProtocolAgent(spec, new AsyncCalls("agent", spec.executor(), threads));
  }
}
