package dev.mizzen.eval.unanswerable;

import java.util.List;
import java.util.Objects;

/**
 * A question that a corpus cannot answer in full, its true answer, and how it came to be (CRUMQs,
 * arXiv:2510.11956). Immutable.
 *
 * @param id unique among the questions made together
 * @param question reads by itself: it refers to no text
 * @param groundTruth the true answer, for which the external sources are needed
 * @param requestId which request for information it is about
 * @param sources at least one external chunk, in the order of their articles in {@link #context}
 * @param recipe how it was asked for
 * @param verification that the corpus does not answer it
 * @param scores of its quality
 * @param reasoning that leads to an answer
 */
public record UnanswerableQuestion(
    String id,
    String question,
    String groundTruth,
    String requestId,
    List<SourceChunk> sources,
    Recipe recipe,
    Verification verification,
    QualityScores scores,
    Reasoning reasoning) {
  /** How much of the answer the corpus lacks. */
  public enum Extent {
    /** All of it. */
    FULLY,
    /** Some of it. */
    PARTIALLY
  }

  /** Copies the list; refuses one without an external source. */
  public UnanswerableQuestion {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(groundTruth, "groundTruth");
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(verification, "verification");
    Objects.requireNonNull(scores, "scores");
    Objects.requireNonNull(reasoning, "reasoning");
    sources = List.copyOf(sources);
    if (sources.stream().noneMatch(SourceChunk::external)) {
      throw new IllegalArgumentException(
          "question '"
              + id
              + "' needs a source from outside the corpus, got "
              + sources.size()
              + " from within");
    }
  }

  /** All sources as a model is shown them: {@code Article 1: …} and so on, on a line each. */
  public String context() {
    return SourceChunk.context(sources);
  }

  /** As {@link #context}, of the corpus' chunks alone; empty if there are none. */
  public String internalContext() {
    return SourceChunk.context(sources.stream().filter(source -> !source.external()).toList());
  }

  /** How many hops its reasoning has; −1 if that is not known. */
  public int hops() {
    return reasoning.hops();
  }

  /** How much of the answer the corpus lacks. */
  public Extent extent() {
    return sources.stream().allMatch(SourceChunk::external) ? Extent.FULLY : Extent.PARTIALLY;
  }
}
