package dev.mizzen.agent;

import dev.mizzen.Incubating;
import dev.mizzen.Retriever;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.AgentProvider;
import dev.mizzen.spi.AgentSpec;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.Providers;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.ToIntFunction;

/** The settings of a {@link SearchAgent}. Not thread-safe. */
@Incubating(since = "0.1.0")
public final class AgentBuilder {
  private static final int FINDINGS = 5;

  private final ChatModel model;
  private Optional<TextSource> texts = Optional.empty();
  private Optional<ImageSource> images = Optional.empty();
  private Optional<Grounder> grounder = Optional.empty();
  private Optional<Summarizer> summarizer = Optional.empty();
  private AgentBudget budget = AgentBudget.usual().corrections(1);
  private double temperature;
  private long seed;
  private Optional<ToIntFunction<String>> tokens = Optional.empty();
  private Optional<ExecutorService> executor = Optional.empty();

  AgentBuilder(ChatModel model) {
    this.model = Objects.requireNonNull(model, "model");
  }

  /** Searches the texts of a retriever, five at a time. */
  public AgentBuilder texts(Retriever retriever, Mode mode) {
    return texts(TextSource.over(retriever, mode, FINDINGS));
  }

  /** Searches texts by a tool of yours. */
  public AgentBuilder texts(TextSource source) {
    texts = Optional.of(source);
    return this;
  }

  /** Searches pictures. */
  public AgentBuilder images(ImageSource source) {
    images = Optional.of(source);
    return this;
  }

  /** Finds the part of a picture that is searched for; without one, the whole is. */
  public AgentBuilder grounder(Grounder finder) {
    grounder = Optional.of(finder);
    return this;
  }

  /** Sums up findings; unless said, the model is told the beginning of each. */
  public AgentBuilder summarizer(Summarizer writer) {
    summarizer = Optional.of(writer);
    return this;
  }

  /** What a run may take; {@link AgentBudget#usual()} with one correction unless said. */
  public AgentBuilder budget(AgentBudget most) {
    budget = Objects.requireNonNull(most, "budget");
    return this;
  }

  /** How freely the model chooses; 0 unless said, 1 is usual for training. */
  public AgentBuilder temperature(double degree) {
    temperature = degree;
    return this;
  }

  /** For repeatable sampling, where the model honours it; 0 unless said. */
  public AgentBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Counts the tokens of a text; unless said, an upper estimate by its bytes. A longer text must
   * not have fewer tokens than its beginning.
   */
  public AgentBuilder tokens(ToIntFunction<String> counter) {
    tokens = Optional.of(counter);
    return this;
  }

  /** Runs asynchronous calls on your threads; you shut them down. */
  public AgentBuilder executor(ExecutorService threads) {
    executor = Optional.of(threads);
    return this;
  }

  /**
   * Opens the agent.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public SearchAgent open() {
    AgentSpec spec =
        new AgentSpec(
            model,
            texts,
            images,
            grounder,
            summarizer,
            budget,
            temperature,
            seed,
            tokens,
            executor);
    return Providers.first(AgentProvider.class, Providers.CORE).open(spec);
  }
}
