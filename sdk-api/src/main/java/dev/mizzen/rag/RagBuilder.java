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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The settings of a {@link RagPipeline}. Not thread-safe. */
@Incubating(since = "0.1.0")
public final class RagBuilder {
  private final Retriever retriever;
  private Optional<ChatModel> chatModel = Optional.empty();
  private Optional<ChatModel> planner = Optional.empty();
  private Optional<Embedder> embedder = Optional.empty();
  private Mode mode = Mode.HYBRID;
  private int passages = 8;
  private int contextTokens = 2048;
  private int maxHops = 3;
  private double falseRefusalRate = 0.1;
  private List<CalibrationQuestion> calibration = List.of();
  private Optional<AnswerCache> cache = Optional.empty();
  private Optional<RagObserver> observer = Optional.empty();
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
   * Plans searches, beside those that follow the names in the passages. The model first splits the
   * question into at most four simpler ones, and each is searched. Then, up to {@link #maxHops}
   * rounds, it is shown the best passages and names the next search, or says that it has enough.
   * The rankings become one by their ranks. It may be the model that writes, and stays the caller's
   * to close.
   *
   * <p>It sees the question's text and, in fences, passages that pass the question's filter;
   * nothing but searches under the same filter comes of its replies. If it fails, names no search,
   * or takes more than half of the time that the question has left, what was found by then stands,
   * and {@link Answer.Hop#problem} says why; no error of it ends the question. {@link Answer#usage}
   * counts its tokens. A model that cannot plan costs evidence, though: what it names takes the
   * place of other passages.
   *
   * <p>Cost: at most {@code maxHops} calls for a question, calibration questions included, of at
   * most 128 tokens written, and {@link #contextTokens} of passages read in each after the first;
   * one search for each part and each next one. Without a timeout of the question or of its own, a
   * model that hangs keeps the question waiting. Called by many threads at once.
   */
  public RagBuilder planner(ChatModel model) {
    planner = Optional.of(model);
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

  /**
   * How many rounds of searches may follow one another; 3 unless said. In each round after the
   * first, what the best passages name and the question does not is searched, and what the {@link
   * #planner} names. 1 is one search, and with a planner one for each part of the question.
   */
  public RagBuilder maxHops(int most) {
    maxHops = most;
    return this;
  }

  /**
   * Questions to learn from when to stay silent; {@link #open} asks them. The threshold is put
   * where {@link #falseRefusalRate} of the answerable ones fall below it; from 30 of each kind on,
   * what the probability is weighed from is fitted, too. Without any, both come from calibration
   * articles of SQuAD 2, and the threshold may be too high or too low for other documents.
   *
   * <p>Cost: search and reading for each question, without generation; with a {@link #planner}, its
   * calls, too.
   */
  public RagBuilder calibration(List<CalibrationQuestion> questions) {
    calibration = List.copyOf(questions);
    return this;
  }

  /**
   * Which share of answerable questions may be refused on calibration data; 0.1 unless said. With
   * 0, confidence refuses nothing.
   */
  public RagBuilder falseRefusalRate(double share) {
    falseRefusalRate = share;
    return this;
  }

  /**
   * Keeps answers, which needs an {@link #embedder} with sentence vectors; off unless said. An
   * answer is used again for a question without earlier turns, under the same filter and with the
   * same numbers, names and negations, if every passage it rests on still stands in the index as it
   * did.
   */
  public RagBuilder cache(AnswerCache settings) {
    cache = Optional.of(settings);
    return this;
  }

  /** Tells {@code listener} of every question. */
  public RagBuilder observer(RagObserver listener) {
    observer = Optional.of(listener);
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
            planner,
            embedder,
            mode,
            passages,
            contextTokens,
            maxHops,
            falseRefusalRate,
            calibration,
            cache,
            observer,
            executor);
    return Providers.first(RagProvider.class, Providers.CORE).open(spec);
  }
}
