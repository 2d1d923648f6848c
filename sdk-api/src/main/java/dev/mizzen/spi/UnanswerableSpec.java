package dev.mizzen.spi;

import dev.mizzen.Embedder;
import dev.mizzen.Incubating;
import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.eval.unanswerable.QualityRule;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a {@link dev.mizzen.eval.unanswerable.UnanswerableQuestions} collected. Immutable.
 *
 * @param model writes and judges
 * @param embedder of sentence vectors
 * @param sizes how much of everything is used
 * @param difficulty how hard questions are
 * @param rule which scores are enough
 * @param duplicates texts of a higher cosine are taken for one
 * @param contextSeed of the contexts
 * @param promptSeed of the prompts
 * @param calls at once
 * @param checkpoint folder that keeps articles and replies, if given
 */
@Incubating(since = "0.1.0")
public record UnanswerableSpec(
    ChatModel model,
    Embedder embedder,
    GenerationSizes sizes,
    Difficulty difficulty,
    QualityRule rule,
    double duplicates,
    long contextSeed,
    long promptSeed,
    int calls,
    Optional<Path> checkpoint) {
  /** Refuses settings out of range, and embedders without sentence vectors. */
  public UnanswerableSpec {
    if (!(duplicates >= 0 && duplicates <= 1)) {
      throw new IllegalArgumentException("a cosine bound must be 0 to 1, got " + duplicates);
    }
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1, got " + calls);
    }
    if (!embedder.hasSentenceVectors()) {
      throw new IllegalArgumentException(
          embedder.identity().id() + " gives no sentence vectors, which questions are made with");
    }
  }
}
