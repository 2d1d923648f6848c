package dev.mizzen.spi;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.Retriever;
import dev.mizzen.rag.AnswerCache;
import dev.mizzen.rag.CalibrationQuestion;
import dev.mizzen.rag.RagObserver;
import dev.mizzen.search.Mode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What a {@link dev.mizzen.rag.RagBuilder} collected. Immutable.
 *
 * @param retriever finds the evidence
 * @param chatModel writes the answers, if given
 * @param planner plans the searches, if given; for a mode that ranks
 * @param embedder reads the passages, if given
 * @param mode how evidence is searched
 * @param passages at most, at least 1
 * @param contextTokens at most, at least 64
 * @param maxHops at most, at least 1
 * @param falseRefusalRate in [0, 1)
 * @param calibration questions to learn from when to stay silent
 * @param cache keeps answers, if given; needs an embedder with sentence vectors
 * @param observer hears of every question, if given
 * @param executor the caller's threads, if given
 */
@Incubating(since = "0.1.0")
public record RagSpec(
    Retriever retriever,
    Optional<ChatModel> chatModel,
    Optional<ChatModel> planner,
    Optional<Embedder> embedder,
    Mode mode,
    int passages,
    int contextTokens,
    int maxHops,
    double falseRefusalRate,
    List<CalibrationQuestion> calibration,
    Optional<AnswerCache> cache,
    Optional<RagObserver> observer,
    Optional<ExecutorService> executor) {
  /** Copies the list; refuses settings out of range. */
  public RagSpec {
    calibration = List.copyOf(calibration);
    requireAtLeast("passages", passages, 1);
    requireAtLeast("contextTokens", contextTokens, 64);
    requireAtLeast("maxHops", maxHops, 1);
    if (!(falseRefusalRate >= 0 && falseRefusalRate < 1)) {
      throw new IllegalArgumentException(
          "falseRefusalRate must be from 0 to below 1, got " + falseRefusalRate);
    }
    if (planner.isPresent() && mode == Mode.ALL) {
      throw new IllegalArgumentException(
          "planner(...) names searches, which mode ALL does not make; choose another mode");
    }
    if (cache.isPresent() && embedder.filter(Embedder::hasSentenceVectors).isEmpty()) {
      throw new IllegalArgumentException(
          "cache(...) compares questions by sentence vectors; add embedder(...) that has them");
    }
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
  }
}
