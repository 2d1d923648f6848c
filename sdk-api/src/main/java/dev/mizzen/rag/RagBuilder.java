package dev.mizzen.rag;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.Providers;
import dev.mizzen.spi.RagProvider;
import dev.mizzen.spi.RagSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The settings of a {@link RagPipeline}. Not thread-safe. */
@Incubating(since = "0.1.0")
public final class RagBuilder {
  private final Retriever retriever;
  private Optional<ChatModel> chatModel = Optional.empty();
  private Optional<Embedder> embedder = Optional.empty();
  private Mode mode = Mode.HYBRID;
  private int passages = 8;
  private int contextTokens = 2048;
  private int maxHops = 3;
  private double falseRefusalRate = 0.1;
  private Optional<ExecutorService> executor = Optional.empty();

  /** Over a retriever, which stays the caller's to close. */
  public RagBuilder(Retriever retriever) {
    this.retriever = Objects.requireNonNull(retriever, "retriever");
  }

  /** Writes the answers; without one, they are quoted from the documents. */
  public RagBuilder chatModel(ChatModel model) {
    chatModel = Optional.of(model);
    return this;
  }

  /**
   * Reads the passages: sentences are compared with the question by late interaction over this
   * embedder's token vectors, for what is quoted and for how far to trust it. Without one, and with
   * one that has no token vectors, they are compared by their words, which is faster and knows
   * less. It stays the caller's to close, and need not be the retriever's.
   */
  public RagBuilder embedder(Embedder reader) {
    embedder = Optional.of(reader);
    return this;
  }

  /**
   * How evidence is searched; {@link Mode#HYBRID} unless said, which needs a retriever with
   * vectors. Where the index keeps token vectors, what the mode finds is ranked by late
   * interaction.
   */
  public RagBuilder mode(Mode mode) {
    this.mode = Objects.requireNonNull(mode, "mode");
    return this;
  }

  /** How many passages an answer may rest on; 8 unless said. */
  public RagBuilder passages(int most) {
    passages = most;
    return this;
  }

  /** How many tokens of evidence fit a prompt; 2,048 unless said. */
  public RagBuilder contextTokens(int most) {
    contextTokens = most;
    return this;
  }

  /** How many searches may follow one another; 3 unless said. */
  public RagBuilder maxHops(int most) {
    maxHops = most;
    return this;
  }

  /** Which share of answerable questions may be refused on calibration data; 0.1 unless said. */
  public RagBuilder falseRefusalRate(double share) {
    falseRefusalRate = share;
    return this;
  }

  /** Runs asynchronous and streaming calls on your threads; you shut them down. */
  public RagBuilder executor(ExecutorService executor) {
    this.executor = Optional.of(executor);
    return this;
  }

  /**
   * Opens the pipeline.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public RagPipeline open() {
    RagSpec spec =
        new RagSpec(
            retriever,
            chatModel,
            embedder,
            mode,
            passages,
            contextTokens,
            maxHops,
            falseRefusalRate,
            executor);
    return Providers.first(RagProvider.class, Providers.CORE).open(spec);
  }
}
