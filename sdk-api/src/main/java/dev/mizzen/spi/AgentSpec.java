package dev.mizzen.spi;

import dev.mizzen.Incubating;
import dev.mizzen.agent.AgentBudget;
import dev.mizzen.agent.Grounder;
import dev.mizzen.agent.ImageSource;
import dev.mizzen.agent.Summarizer;
import dev.mizzen.agent.TextSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.ToIntFunction;

/**
 * What a {@link dev.mizzen.agent.AgentBuilder} collected. Immutable.
 *
 * @param model speaks
 * @param texts searches texts, if given
 * @param images searches pictures, if given
 * @param grounder finds parts of pictures, if given
 * @param summarizer sums up findings, if given
 * @param budget of a run
 * @param temperature at least 0
 * @param seed for repeatable sampling
 * @param tokens counts tokens, if given
 * @param executor the caller's threads, if given
 */
@Incubating(since = "0.1.0")
public record AgentSpec(
    ChatModel model,
    Optional<TextSource> texts,
    Optional<ImageSource> images,
    Optional<Grounder> grounder,
    Optional<Summarizer> summarizer,
    AgentBudget budget,
    double temperature,
    long seed,
    Optional<ToIntFunction<String>> tokens,
    Optional<ExecutorService> executor) {
  /** Refuses a temperature out of range. */
  public AgentSpec {
    if (!(temperature >= 0) || !Double.isFinite(temperature)) {
      throw new IllegalArgumentException("temperature must be at least 0, got " + temperature);
    }
  }
}
